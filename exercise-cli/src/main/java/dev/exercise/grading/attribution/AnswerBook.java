package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.KeyedRows;
import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Answers as deviations from the truth, each asked for once. */
public final class AnswerBook {

  private record Page(String mart, List<String> mistakes) {}

  private final Answers answers;
  private final int mostCombinations;
  private final Set<Page> combinations = new HashSet<>();
  private final Map<String, KeyedRows> truths = new ConcurrentHashMap<>();
  private final Map<Page, Deviation> pages = new HashMap<>();

  /**
   * A book in which nothing has been looked up yet.
   *
   * @param mostCombinations answers to several mistakes at once that one candidate may take
   */
  public AnswerBook(Answers answers, int mostCombinations) {
    this.answers = answers;
    this.mostCombinations = mostCombinations;
  }

  /** Begins with another candidate, who may take as many combinations as the one before. */
  void beginCandidate() {
    combinations.clear();
  }

  /**
   * Whether the present candidate took all combinations that there are for one. Those that were
   * known from an earlier candidate count as well, so that equal candidates end equally.
   */
  boolean isExhausted() {
    return combinations.size() >= mostCombinations;
  }

  public Answers answers() {
    return answers;
  }

  /** The right answer by key. */
  public KeyedRows truth(Mart mart) {
    return truths.computeIfAbsent(mart.name(), name -> KeyedRows.of(answers.truth(mart)));
  }

  /** What these mistakes lead to; those that do not show in the mart are left out of the stack. */
  Deviation answer(Mart mart, Collection<KnownMistake> made) {
    Set<String> ids =
        made.stream()
            .filter(mistake -> mistake.marts().contains(mart.name()))
            .map(KnownMistake::id)
            .collect(Collectors.toSet());
    List<KnownMistake> stack =
        answers.mistakes().stream().filter(mistake -> ids.contains(mistake.id())).toList();
    Page page = new Page(mart.name(), stack.stream().map(KnownMistake::id).toList());
    if (stack.size() > 1) {
      combinations.add(page);
    }
    Deviation known = pages.get(page);
    if (known == null) {
      known =
          stack.isEmpty()
              ? Deviation.none(truth(mart))
              : Deviation.of(truth(mart), answers.differences(List.of(mart), stack).get(mart));
      pages.put(page, known);
    }
    return known;
  }

  /** Asks ahead for all that may be asked about single mistakes and defects. */
  public void prepare() {
    Map<Page, Deviation> singles = new ConcurrentHashMap<>();
    answers.marts().forEach(this::truth);
    List<Callable<Void>> questions = new ArrayList<>();
    for (KnownMistake mistake : answers.mistakes()) {
      questions.add(
          () -> {
            List<Mart> marts =
                answers.marts().stream()
                    .filter(mart -> mistake.marts().contains(mart.name()))
                    .toList();
            answers
                .differences(marts, List.of(mistake))
                .forEach(
                    (mart, difference) ->
                        singles.put(
                            new Page(mart.name(), List.of(mistake.id())),
                            Deviation.of(truth(mart), difference)));
            return null;
          });
    }
    for (KnownDefect defect : answers.defects()) {
      questions.add(
          () -> {
            answers.marts().forEach(mart -> answers.touched(defect, mart));
            return null;
          });
    }
    SideBySide.run(questions);
    pages.putAll(singles);
  }

  /** What this mistake alone leads to. */
  Deviation fingerprint(Mart mart, KnownMistake mistake) {
    return answer(mart, List.of(mistake));
  }
}
