package dev.exercise.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What was looked at in the source, and whether that was before the first model. */
final class Exploration {

  private static final String MORE = " It may have been looked at in other ways: %s";

  private Exploration() {}

  /**
   * What the log of statements tells, in sentences.
   *
   * @param firstModel when a model of the candidate's own was first run, if ever
   */
  static List<String> of(
      Instant start, List<StatementLog.Question> questions, Optional<Instant> firstModel) {
    List<StatementLog.Question> before =
        questions.stream()
            .filter(one -> firstModel.map(model -> one.at().isBefore(model)).orElse(true))
            .toList();
    String until = firstModel.isPresent() ? "Before the first own model was run" : "In all";
    long rows = before.stream().filter(one -> !one.schema()).count();
    SortedSet<String> seen = tables(before);
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s: %s to the source about %d of %d tables, and %s at the schema."
            .formatted(
                until,
                Words.count(rows, "query", "queries"),
                seen.size(),
                StatementLog.TABLES.size(),
                Words.count(looks(before), "look", "looks")));
    SortedSet<String> everSeen = tables(questions);
    List<String> later = StatementLog.TABLES.stream().filter(t -> !seen.contains(t)).toList();
    List<String> never = later.stream().filter(t -> !everSeen.contains(t)).toList();
    if (firstModel.isPresent() && !later.isEmpty()) {
      sentences.add("Not looked at before the first own model: " + String.join(", ", later) + ".");
    }
    if (!never.isEmpty()) {
      sentences.add(
          "Never looked at in the source: %s.".formatted(String.join(", ", never))
              + MORE.formatted("the warehouse keeps no log of what is asked there."));
    }
    questions.stream()
        .filter(one -> !one.schema())
        .findFirst()
        .ifPresent(
            first ->
                sentences.add(
                    "The first query came %s after the start."
                        .formatted(Words.minutes(Duration.between(start, first.at())))));
    return sentences;
  }

  private static SortedSet<String> tables(List<StatementLog.Question> questions) {
    SortedSet<String> tables = new TreeSet<>();
    questions.forEach(question -> tables.addAll(question.tables()));
    return tables;
  }

  /** psql asks several times for one {@code \d}. */
  static long looks(List<StatementLog.Question> questions) {
    return shapes(questions).size();
  }

  /** The first of each series of statements that ask for shapes. */
  static List<StatementLog.Question> shapes(List<StatementLog.Question> questions) {
    List<StatementLog.Question> first = new ArrayList<>();
    Instant last = Instant.MIN;
    for (StatementLog.Question one : questions) {
      if (one.schema()) {
        if (last.equals(Instant.MIN) || one.at().isAfter(last.plus(ONE_LOOK))) {
          first.add(one);
        }
        last = one.at();
      }
    }
    return first;
  }

  private static final Duration ONE_LOOK = Duration.ofSeconds(2);
}
