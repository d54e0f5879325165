package dev.exercise.warehouse;

/**
 * A column as the candidate's warehouse has it.
 *
 * @param name as written there
 * @param type the warehouse's name of its type: STRING, INT64, NUMERIC, DATETIME, …
 */
public record DeliveredColumn(String name, String type) {}
