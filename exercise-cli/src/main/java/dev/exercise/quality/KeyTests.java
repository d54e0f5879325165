package dev.exercise.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the tests and constraints of a project say about keys. */
final class KeyTests {

  private static final Set<String> NOT_NULL =
      Set.of("not_null", "expect_column_values_to_not_be_null", "not_null_proportion");

  /** A test of many columns at once says that a row is there once, whatever is NULL in it. */
  private static final Pattern OF_MANY_COLUMNS =
      Pattern.compile("unique_combination|compound_columns|unique_where|primary_key|surrogate_key");

  private static final Pattern COUNTS_COPIES =
      Pattern.compile(
          "(?is)\\bhaving\\b.*\\bcount\\b|\\brow_number\\b|\\bcount\\s*\\(\\s*distinct\\b");

  private final Map<String, Set<String>> unique = new HashMap<>();
  private final Map<String, Set<String>> notNull = new HashMap<>();
  private final Set<String> keyed = new HashSet<>();

  private KeyTests() {}

  static KeyTests of(JsonNode manifest) {
    KeyTests tests = new KeyTests();
    for (JsonNode node : manifest.path("nodes")) {
      if (node.path("resource_type").asText().equals("test")) {
        tests.add(node);
      }
    }
    return tests;
  }

  private void add(JsonNode test) {
    JsonNode metadata = test.path("test_metadata");
    if (metadata.path("name").asText("").isBlank()) {
      // A query of the candidate's own that looks for copies.
      if (COUNTS_COPIES.matcher(test.path("raw_code").asText()).find()) {
        test.path("depends_on").path("nodes").forEach(id -> keyed.add(id.asText()));
      }
      return;
    }
    String name = metadata.path("name").asText().toLowerCase(Locale.ROOT);
    String model = test.path("attached_node").asText("");
    String column =
        test.path("column_name")
            .asText(metadata.path("kwargs").path("column_name").asText(""))
            .toLowerCase(Locale.ROOT);
    if (OF_MANY_COLUMNS.matcher(name).find()) {
      keyed.add(model);
    } else if (NOT_NULL.contains(name)) {
      notNull.computeIfAbsent(model, none -> new HashSet<>()).add(column);
    } else if (name.contains("unique")) {
      unique.computeIfAbsent(model, none -> new HashSet<>()).add(column);
    }
  }

  /** What is known of a model's key. */
  Model.Key ofModel(JsonNode model) {
    String id = model.path("unique_id").asText();
    if (keyed.contains(id) || hasConstraint(model)) {
      return Model.Key.TESTED;
    }
    Set<String> columns = unique.getOrDefault(id, Set.of());
    Set<String> there = notNull.getOrDefault(id, Set.of());
    // An expression, such as a concatenation, is a key of several columns.
    if (columns.stream().anyMatch(one -> there.contains(one) || !one.matches("\\w+"))) {
      return Model.Key.TESTED;
    }
    return columns.isEmpty() ? Model.Key.UNTESTED : Model.Key.ONLY_UNIQUE;
  }

  private static boolean hasConstraint(JsonNode model) {
    if (!model.path("config").path("contract").path("enforced").asBoolean()) {
      return false;
    }
    List<JsonNode> constraints = new ArrayList<>();
    model.path("constraints").forEach(constraints::add);
    for (JsonNode column : model.path("columns")) {
      column.path("constraints").forEach(constraints::add);
    }
    return constraints.stream().anyMatch(one -> one.path("type").asText().equals("primary_key"));
  }
}
