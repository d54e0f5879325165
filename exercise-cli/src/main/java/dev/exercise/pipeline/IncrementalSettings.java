package dev.exercise.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.dbt.Manifest;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at what the incremental models say of themselves, without running them. */
final class IncrementalSettings {

  private static final String ID = "incremental-settings";
  private static final int WEIGHT = 3;
  private static final Pattern ASKS_WHETHER =
      Pattern.compile("\\bis_incremental\\s*\\(|\\bshould_full_refresh\\s*\\(");
  private static final Pattern LOOKS_BACK =
      Pattern.compile("(?i)\\binterval\\b|_sub\\s*\\(|look_?back");

  private IncrementalSettings() {}

  static CheckResult check(Optional<Manifest> manifest) {
    List<Manifest.Model> incremental =
        manifest.map(Manifest::models).orElse(List.of()).stream()
            .filter(model -> text(model.config(), "materialized").equals("incremental"))
            .toList();
    if (incremental.isEmpty()) {
      return Tally.of(
          ID, WEIGHT, new Outcome.NotAttempted(), "No model is incremental.", List.of());
    }
    List<String> evidence = new ArrayList<>();
    long right = 0;
    for (Manifest.Model model : incremental) {
      List<String> missing = missing(model);
      if (missing.isEmpty()) {
        right++;
        if (!isMicrobatch(model) && !LOOKS_BACK.matcher(code(model)).find()) {
          evidence.add(
              "%s: no look-back is seen, which costs nothing here; late-rows shows whether one is needed."
                  .formatted(model.file()));
        }
      } else {
        evidence.add("%s: %s.".formatted(model.file(), String.join(", and ", missing)));
      }
    }
    Outcome outcome = Outcome.of((double) right / incremental.size(), 0);
    if (outcome.negative()) {
      evidence.add(
          "To ask: This model runs a second time. Which rows does it read, and what does it do with"
              + " those that it has already?");
    }
    return Tally.of(
        ID,
        WEIGHT,
        outcome,
        "%s of %s with a key and a filter for what is new."
            .formatted(Words.count(right), Words.count(incremental.size(), "incremental model")),
        evidence);
  }

  private static List<String> missing(Manifest.Model model) {
    List<String> missing = new ArrayList<>();
    boolean byPartition =
        text(model.config(), "incremental_strategy").equals("insert_overwrite")
            && model.config().path("partition_by").isObject();
    boolean keyed =
        !model.config().path("unique_key").isEmpty()
            || !text(model.config(), "unique_key").isBlank();
    if (!keyed && !byPartition && !isMicrobatch(model)) {
      missing.add("it has no unique_key, so rows that come again are appended");
    }
    if (!isMicrobatch(model) && !ASKS_WHETHER.matcher(code(model)).find()) {
      missing.add("it never asks is_incremental(), so every run reads everything");
    }
    return missing;
  }

  private static boolean isMicrobatch(Manifest.Model model) {
    return text(model.config(), "incremental_strategy").equals("microbatch");
  }

  private static String code(Manifest.Model model) {
    return ModelText.withoutComments(model.code()) + ModelText.withoutComments(model.macros());
  }

  private static String text(JsonNode config, String name) {
    JsonNode value = config.path(name);
    return value.isTextual() ? value.asText() : "";
  }
}
