/**
 * The tool's own database, out of the candidate's reach: the clean world, the dirty world made from
 * it, the ledger of what was planted, and every answer that is computed from them.
 */
package dev.exercise.marketplace.workshop;
