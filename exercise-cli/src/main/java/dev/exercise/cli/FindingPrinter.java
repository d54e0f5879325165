package dev.exercise.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.exercise.check.Finding;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Shows what a check found, for people or for scripts. */
final class FindingPrinter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FindingPrinter() {}

  static void print(List<Finding> findings, Format format, PrintWriter out) {
    switch (format) {
      case text -> findings.forEach(finding -> print(finding, out));
      case json -> out.println(json(findings));
    }
    out.flush();
  }

  /** What the exit code says of findings. */
  static int exitCode(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAILED)
        ? ExitCode.NEGATIVE_VERDICT
        : ExitCode.FINE;
  }

  private static void print(Finding finding, PrintWriter out) {
    String mark =
        switch (finding.state()) {
          case OK -> "[ok]";
          case OPEN -> "[..]";
          case FAILED -> "[!!]";
        };
    out.println("%s %-28s %s".formatted(mark, finding.service(), finding.found()));
    if (!finding.remedy().isEmpty()) {
      out.println("     %-28s %s".formatted("", finding.remedy()));
    }
  }

  private static String json(List<Finding> findings) {
    ArrayNode nodes = JSON.createArrayNode();
    for (Finding finding : findings) {
      nodes
          .addObject()
          .put("service", finding.service())
          .put("state", finding.state().name().toLowerCase(Locale.ROOT))
          .put("found", finding.found())
          .put("remedy", finding.remedy());
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(nodes);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("A tree of plain nodes could not be written.", impossible);
    }
  }
}
