package dev.exercise.marketplace.generate;

import java.util.List;

/**
 * A category that listings are in.
 *
 * @param root name of the category at the top
 * @param usualPrice median in dollars
 * @param nouns what is sold there
 */
record Leaf(Category category, String root, double usualPrice, List<String> nouns) {

  Leaf {
    nouns = List.copyOf(nouns);
    if (nouns.isEmpty() || usualPrice <= 0) {
      throw new IllegalArgumentException(
          "Category '%s' in catalogue.txt needs a price and something to sell."
              .formatted(category.name()));
    }
  }
}
