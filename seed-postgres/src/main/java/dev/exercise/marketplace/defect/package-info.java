/**
 * The planted defects: one SQL migration each, applied to a clean copy of the marketplace, which
 * writes every row that it touches to the ledger.
 */
package dev.exercise.marketplace.defect;
