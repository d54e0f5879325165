package dev.exercise.marketplace.mart;

/**
 * A column of a mart.
 *
 * @param name lower case; candidates' columns are matched without regard to case
 * @param type the type that the contract publishes
 */
public record Column(String name, ColumnType type) {}
