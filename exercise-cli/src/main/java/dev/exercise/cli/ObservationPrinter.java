package dev.exercise.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exercise.observation.Incident;
import dev.exercise.observation.Note;
import dev.exercise.observation.Observation;
import dev.exercise.observation.ObservationJson;
import dev.exercise.observation.Observations;
import dev.exercise.observation.Rating;
import java.io.PrintWriter;
import java.util.stream.Stream;

/** Shows what was written down. */
final class ObservationPrinter {

  private final PrintWriter out;
  private final boolean json;

  ObservationPrinter(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Says that something was kept. */
  void added(Observation observation) {
    out.println(
        json ? ObservationJson.tree(observation).toPrettyString() : "Kept. " + line(observation));
    out.flush();
  }

  /** Shows all of it, the earliest first. */
  void list(Observations observations) {
    if (json) {
      ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
      observations.all().forEach(one -> nodes.add(ObservationJson.tree(one)));
      out.println(nodes.toPrettyString());
    } else if (observations.all().isEmpty()) {
      out.println("Nothing was written down yet.");
    } else {
      observations.all().forEach(one -> out.println(line(one)));
    }
    out.flush();
  }

  /** "2026-07-01T10:15:00Z note counts payments first [problem-solving]". */
  private static String line(Observation observation) {
    String at = observation.at().toString().replaceFirst("\\.\\d+Z$", "Z");
    if (observation instanceof Note note) {
      String about =
          Stream.of(
                  note.dimension(),
                  note.theme(),
                  note.question().map(id -> "they asked about " + id))
              .flatMap(id -> id.stream())
              .map("[%s]"::formatted)
              .reduce("", (left, right) -> left + " " + right);
      return "%s  note      %s".formatted(at, (note.text() + about).strip());
    }
    if (observation instanceof Rating rating) {
      return "%s  rating    %s %d of %d%s"
          .formatted(
              at,
              rating.criterion(),
              rating.level(),
              Rating.HIGHEST,
              rating.comment().isBlank() ? "" : ": " + rating.comment());
    }
    Incident incident = (Incident) observation;
    return "%s  incident  %s (%d minutes)"
        .formatted(at, incident.what(), incident.lasted().toMinutes());
  }
}
