/**
 * The simulated marketplace: which world is meant ({@link dev.exercise.marketplace.World}), how
 * deep the exercise goes, and the Postgres server it is made on.
 */
package dev.exercise.marketplace;
