package dev.exercise.replay;

import dev.exercise.grading.attribution.Answers;
import dev.exercise.grading.attribution.KnownDefect;
import dev.exercise.grading.attribution.KnownMistake;
import dev.exercise.grading.comparison.RowKey;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.ambiguity.Ambiguities;
import dev.exercise.marketplace.ambiguity.Ambiguity;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.Defects;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import dev.exercise.marketplace.workshop.Workshop;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the grader wants to know of a world, asked from the workshop that made it. */
final class WorkshopAnswers implements Answers {

  private final Supplier<Workshop> workshop;
  private final Depth depth;

  /**
   * @param workshop asked only for what depends on the world's rows
   */
  WorkshopAnswers(Supplier<Workshop> workshop, Depth depth) {
    this.workshop = workshop;
    this.depth = depth;
  }

  @Override
  public List<Mart> marts() {
    return Marts.of(depth);
  }

  @Override
  public MartTable truth(Mart mart) {
    return asked(() -> workshop.get().truth(mart));
  }

  @Override
  public Map<Mart, MartDifference> differences(List<Mart> marts, List<KnownMistake> made) {
    List<Mistake> stack = made.stream().map(mistake -> Mistakes.named(mistake.id())).toList();
    return asked(() -> workshop.get().differences(marts, stack));
  }

  @Override
  public List<KnownMistake> mistakes() {
    Set<String> marts = marts().stream().map(Mart::name).collect(Collectors.toSet());
    return Mistakes.all().stream()
        .filter(mistake -> mistake.marts().stream().anyMatch(marts::contains))
        .filter(
            mistake ->
                mistake.defect().stream()
                    .allMatch(defect -> depth.includes(Defects.named(defect).depth())))
        .map(
            mistake ->
                new KnownMistake(
                    mistake.id(),
                    KnownMistake.Kind.valueOf(mistake.kind().name()),
                    mistake.defect(),
                    mistake.title(),
                    mistake.ask(),
                    mistake.marts(),
                    Ambiguities.ofMistake(mistake.id()).map(Ambiguity::id)))
        .toList();
  }

  @Override
  public List<KnownDefect> defects() {
    return Defects.all().stream()
        .filter(defect -> depth.includes(defect.depth()))
        .map(
            defect ->
                new KnownDefect(
                    defect.id(),
                    defect.id().replace('-', ' '),
                    defect.manualClass(),
                    defect.recovery()))
        .toList();
  }

  @Override
  public Set<RowKey> touched(KnownDefect known, Mart mart) {
    Defect defect = Defects.named(known.id());
    return asked(() -> workshop.get().touched(defect, mart)).stream()
        .map(RowKey::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }

  private static <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException failed) {
      throw new IllegalStateException("The workshop gave no answer.", failed);
    }
  }
}
