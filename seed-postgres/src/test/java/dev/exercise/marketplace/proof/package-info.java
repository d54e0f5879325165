/**
 * What is claimed of every world, proved over many seeds: rates, mistakes that can be told apart,
 * no ties, no traces, a ledger without gaps, and a way back from the dirt.
 */
package dev.exercise.marketplace.proof;
