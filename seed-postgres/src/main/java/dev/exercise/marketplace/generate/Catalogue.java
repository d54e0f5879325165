package dev.exercise.marketplace.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The product taxonomy, the same in every world. */
final class Catalogue {
  private static final Pattern COLUMNS = Pattern.compile("\\s*\\|\\s*");
  private static final Pattern NOUNS = Pattern.compile(",\\s*");
  private static final int INDENT = 2;

  private final List<Category> categories = new ArrayList<>();
  private final List<Leaf> leaves = new ArrayList<>();

  Catalogue() {
    List<Integer> path = new ArrayList<>();
    for (String line : Resource.lines("catalogue.txt")) {
      String[] columns = COLUMNS.split(line.strip(), -1);
      int depth = (line.length() - line.stripLeading().length()) / INDENT;
      path.subList(depth, path.size()).clear();
      OptionalInt parent = depth == 0 ? OptionalInt.empty() : OptionalInt.of(path.get(depth - 1));
      Category category = new Category(categories.size() + 1, parent, columns[0]);
      categories.add(category);
      path.add(category.id());
      if (columns.length == 3) {
        List<String> nouns = List.of(NOUNS.split(columns[2], -1));
        leaves.add(
            new Leaf(
                category,
                categories.get(path.get(0) - 1).name(),
                Double.parseDouble(columns[1]),
                nouns));
      }
    }
  }

  List<Category> categories() {
    return categories;
  }

  List<Leaf> leaves() {
    return leaves;
  }
}
