package dev.exercise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** The field as JSON. No time and no path of this machine is in it. */
public final class FieldJson {

  /** Moves whenever a reader of the file would have to change. */
  public static final String SCHEMA_VERSION = "1";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FieldJson() {}

  /** The whole file. */
  public static String render(Field field) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("allGraded", field.allGraded());
    root.put("negative", field.negative());
    ArrayNode rows = root.putArray("submissions");
    field.rows().forEach(row -> write(rows.addObject(), row));
    field.ignored().forEach(root.putArray("ignored")::add);
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("A tree of plain nodes could not be written.", impossible);
    }
  }

  private static void write(ObjectNode node, FieldRow row) {
    node.put("name", row.name());
    node.put("graded", row instanceof FieldRow.Graded);
    if (row instanceof FieldRow.NotGraded open) {
      node.put("reason", open.reason());
    } else if (row instanceof FieldRow.Graded graded) {
      node.put("folder", graded.folder());
      node.put("world", graded.world());
      node.put("negative", graded.negative());
      ArrayNode dimensions = node.putArray("dimensions");
      graded
          .scores()
          .forEach(
              score ->
                  dimensions
                      .addObject()
                      .put("id", score.dimension().id())
                      .put("earned", score.earned())
                      .put("attempted", score.attempted())
                      .put("asked", score.asked()));
      node.put("martsRight", graded.martsRight());
      node.put("martsAsked", graded.martsAsked());
      node.put("mistakes", graded.mistakes());
      node.put("notGradable", graded.notGradable());
    }
  }
}
