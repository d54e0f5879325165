package dev.exercise.quality;

import java.util.List;

/**
 * What a model's compiled SQL is made of.
 *
 * @param columns that it makes, in lower case; empty where that is not known
 * @param starsOf what a star at the end is taken from, where that is another table
 * @param unusedCtes common table expressions that nothing reads
 * @param tables that it reads, with dataset, in lower case
 */
record SqlShape(
    List<String> columns, List<String> starsOf, List<String> unusedCtes, List<String> tables) {

  SqlShape {
    columns = List.copyOf(columns);
    starsOf = List.copyOf(starsOf);
    unusedCtes = List.copyOf(unusedCtes);
    tables = List.copyOf(tables);
  }
}
