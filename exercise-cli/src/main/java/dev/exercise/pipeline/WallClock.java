package dev.exercise.pipeline;

import dev.exercise.dbt.Manifest;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.Words;
import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the models whose rows depend on when they are built. */
final class WallClock {

  private static final int WEIGHT = 2;

  private static final Pattern NOW =
      Pattern.compile(
          "(?i)\\bcurrent_(?:date|timestamp|datetime|time)\\b(?:\\s*\\([^()]*\\))?"
              + "|\\bmodules\\s*\\.\\s*datetime\\b[^\\n]{0,200}\\b(?:now|today|utcnow)\\s*\\("
              + "|\\brun_started_at\\b|\\b(?:now|getdate|sysdate)\\s*\\(\\s*\\)");

  /** A column that says when a row was loaded harms nobody. */
  private static final Pattern NOTED =
      Pattern.compile(
          "(?i)^\\s*\\)?\\s*as\\s+\\w*(?:load|insert|etl|dbt|run|built|build|refresh|process|ingest|model)\\w*");

  private final Optional<Manifest> manifest;
  private final Set<String> models = new HashSet<>();
  private final List<String> places = new ArrayList<>();

  WallClock(Optional<Manifest> manifest) {
    this.manifest = manifest;
    manifest.ifPresent(compiled -> compiled.models().forEach(this::look));
  }

  private void look(Manifest.Model model) {
    String code = ModelText.withoutComments(model.code());
    Optional<Integer> line = firstLine(code);
    // A macro may bring it in, and a branch that was not taken leaves it out.
    boolean sent =
        model.compiled().isBlank()
            ? line.isPresent()
            : firstLine(ModelText.withoutComments(model.compiled())).isPresent();
    boolean byJinja =
        line.isPresent()
            && code.lines()
                .skip(line.get() - 1L)
                .findFirst()
                .filter(text -> text.contains("modules") || text.contains("run_started_at"))
                .isPresent();
    if (sent || byJinja) {
      models.add(model.uniqueId());
      places.add(
          line.map(number -> "%s, line %d".formatted(model.file(), number))
              .orElseGet(() -> model.file() + ", by way of a macro"));
    }
  }

  private static Optional<Integer> firstLine(String text) {
    Matcher matcher = NOW.matcher(text);
    while (matcher.find()) {
      if (!NOTED
          .matcher(text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 200)))
          .find()) {
        return Optional.of(
            1 + (int) text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count());
      }
    }
    return Optional.empty();
  }

  /** Whether a mart's rows may depend on the time of day. */
  boolean moves(Mart mart) {
    if (models.isEmpty()) {
      return false;
    }
    Manifest compiled = manifest.orElseThrow();
    Set<String> moved = new HashSet<>(compiled.downstream(models));
    moved.addAll(models);
    Set<String> names =
        moved.stream()
            .flatMap(id -> compiled.relation(id).stream())
            .map(relation -> relation.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return names.contains(mart.name());
  }

  /**
   * The finding itself.
   *
   * @param own the models that are the candidate's
   */
  CheckResult check(Set<String> own) {
    if (own.isEmpty()) {
      return Tally.of(
          "current-date",
          WEIGHT,
          new Outcome.NotAttempted(),
          "The project has no model beyond the starter's.",
          List.of());
    }
    if (models.isEmpty()) {
      return Tally.of(
          "current-date",
          WEIGHT,
          new Outcome.Passed(),
          "No model depends on the wall clock.",
          List.of());
    }
    List<String> evidence = new ArrayList<>(places);
    evidence.add(
        "To ask: This project was graded on another day than you wrote it. Which of your rows are"
            + " others now, and how would you build last Tuesday's marts again?");
    return Tally.of(
        "current-date",
        WEIGHT,
        new Outcome.Failed(),
        "%s on the wall clock instead of business_date: %s."
            .formatted(
                models.size() == 1
                    ? "One model depends"
                    : Words.count(models.size()) + " models depend",
                String.join("; ", places)),
        evidence);
  }
}
