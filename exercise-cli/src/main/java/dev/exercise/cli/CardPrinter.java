package dev.exercise.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.room.RoomCard;
import dev.exercise.session.AccessCard;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Shows what a candidate needs to begin. */
final class CardPrinter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CardPrinter() {}

  static void print(RoomCard card, Format format, PrintWriter out) {
    out.println(format == Format.json ? json(card) : text(card));
    out.flush();
  }

  static void print(AccessCard card, Format format, PrintWriter out) {
    if (format == Format.text) {
      AccessCardPrinter.print(card, out);
      return;
    }
    out.println(
        written(
            JSON.createObjectNode()
                .put("workspace", card.workspace().toString())
                .put("psql", card.psql())
                .put("airflow", card.airflow().toString())
                .put("airbyte", card.airbyte().toString())
                .put("warehouse", card.warehouse().toString())
                .put("dbt", card.dbt().toString())));
    out.flush();
  }

  private static String text(RoomCard card) {
    String services =
        card.services().stream()
            .map(
                access ->
                    "  %-18s %s   (%s)".formatted(access.service(), access.where(), access.login()))
            .collect(Collectors.joining("\n"));
    String commands =
        card.firstCommands().stream()
            .map(command -> "    " + command)
            .collect(Collectors.joining("\n"));
    return """

        The room of '%1$s' is up, and stays up. Give this to the candidate:

          %2$-18s %3$s
        %4$s

          First commands
        %5$s

        For you: exercise check, sync, collect, grade, reset or teardown --candidate %1$s
        """
        .formatted(card.candidate(), "Workspace", card.workspace(), services, commands);
  }

  private static String json(RoomCard card) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("candidate", card.candidate())
            .put("workspace", card.workspace().toString());
    for (RoomCard.Access access : card.services()) {
      node.withArray("services")
          .addObject()
          .put("service", access.service())
          .put("where", access.where())
          .put("login", access.login());
    }
    card.firstCommands().forEach(node.withArray("firstCommands")::add);
    return written(node);
  }

  private static String written(ObjectNode node) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("A tree of plain nodes could not be written.", impossible);
    }
  }
}
