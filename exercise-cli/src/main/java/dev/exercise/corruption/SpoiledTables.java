package dev.exercise.corruption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.warehouse.ScratchTables;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The raw tables that corruptions touch, with a copy of them as they were. */
final class SpoiledTables {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TOUCHED = List.of("users", "orders", "order_items", "payments");
  private static final String COPIES = "exercise_untouched";

  private final ScratchTables tables;
  private final Map<Corruption, Target> targets = new EnumMap<>(Corruption.class);

  private SpoiledTables(ScratchTables tables, List<Target> found) {
    this.tables = tables;
    Iterator<Target> next = found.iterator();
    for (Corruption corruption : Corruption.values()) {
      if (next.hasNext()) {
        targets.put(corruption, next.next());
      }
    }
  }

  /** Looks for what is to be spoiled, and keeps the tables as they are. */
  static SpoiledTables of(ScratchTables tables) {
    List<Target> found =
        tables.rows(Corruption.targets()).stream().map(row -> Target.of(json(row))).toList();
    tables.run("create schema if not exists " + COPIES);
    for (String table : TOUCHED) {
      tables.run(
          "create or replace table %s.%s as select * from raw.%s".formatted(COPIES, table, table));
    }
    return new SpoiledTables(tables, found);
  }

  /** Whether the world is large enough to have an order for each corruption. */
  boolean complete() {
    return targets.size() == Corruption.values().length;
  }

  Target target(Corruption corruption) {
    return targets.get(corruption);
  }

  void plant(List<Corruption> corruptions) {
    for (Corruption corruption : corruptions) {
      corruption.statements(target(corruption)).forEach(tables::run);
    }
  }

  void restore() {
    for (String table : TOUCHED) {
      tables.run(
          "create or replace table raw.%s as select * from %s.%s".formatted(table, COPIES, table));
    }
  }

  /** A row as texts, without the columns that are NULL. */
  static Map<String, String> texts(String row) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> cell : ((ObjectNode) json(row)).properties()) {
      if (cell.getValue().isValueNode() && !cell.getValue().isNull()) {
        texts.put(cell.getKey(), cell.getValue().asText());
      }
    }
    return texts;
  }

  /** At most so many rows of a table, as texts. */
  List<Map<String, String>> read(String dataset, String table, int limit) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String row :
        tables.rows(
            "select * from %s.%s limit %d"
                .formatted(ScratchTables.quoted(dataset), ScratchTables.quoted(table), limit))) {
      rows.add(texts(row));
    }
    return rows;
  }

  private static JsonNode json(String row) {
    try {
      return JSON.readTree(row);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("reading a row", impossible);
    }
  }
}
