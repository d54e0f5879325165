package dev.exercise.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.grading.CheckResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Judges a project by what dbt-bouncer finds in it. */
final class Conventions {

  private static final double HALF = 0.5;

  private Conventions() {}

  /**
   * The verdict.
   *
   * @param failures as dbt-bouncer writes them
   */
  static CheckResult judge(Project project, JsonNode failures) {
    Map<String, List<JsonNode>> found = new LinkedHashMap<>();
    for (JsonNode failure : failures) {
      found
          .computeIfAbsent(failure.path("unique_id").asText(""), none -> new ArrayList<>())
          .add(failure);
    }
    Shares shares =
        new Shares(
            QualityCheck.CONVENTIONS, "model, macro or seed", "hold to what dbt-bouncer asks for");
    for (Model model : project.models()) {
      List<JsonNode> own = found.getOrDefault(model.uniqueId(), List.of());
      shares.add(model, share(own), lines(own));
    }
    Stream.concat(project.macros().stream(), project.others().stream())
        .forEach(
            id -> {
              List<JsonNode> own = found.getOrDefault(id, List.of());
              shares.add(share(own), lines(own));
            });
    return shares.ended();
  }

  private static double share(List<JsonNode> failures) {
    if (failures.isEmpty()) {
      return 1;
    }
    return failures.stream()
            .allMatch(failure -> failure.path("severity").asText().equals("warn"))
        ? HALF
        : 0;
  }

  private static List<String> lines(List<JsonNode> failures) {
    return failures.stream()
        .map(
            failure ->
                "%s: %s (%s, %s)"
                    .formatted(
                        failure.path("file_path").asText(),
                        failure.path("failure_message").asText().replace("`", ""),
                        failure.path("severity").asText(),
                        failure.path("check_run_id").asText().replaceFirst(":.*", "")))
        .sorted()
        .toList();
  }
}
