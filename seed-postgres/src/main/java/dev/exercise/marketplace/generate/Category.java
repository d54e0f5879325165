package dev.exercise.marketplace.generate;

import java.util.OptionalInt;

/**
 * A node of the product taxonomy.
 *
 * @param parentId empty for a root
 */
record Category(int id, OptionalInt parentId, String name) {}
