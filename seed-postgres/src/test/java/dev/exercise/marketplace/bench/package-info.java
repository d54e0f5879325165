/** Whole-process comparisons, run by {@code make bench} and never by the tests. */
package dev.exercise.marketplace.bench;
