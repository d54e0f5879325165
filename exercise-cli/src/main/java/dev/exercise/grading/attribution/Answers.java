package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.RowKey;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartTable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of a world: the right answers, and those that mistakes lead to. */
public interface Answers {

  /** The marts that are asked for, upstream before downstream. */
  List<Mart> marts();

  /** The right answer. */
  MartTable truth(Mart mart);

  /**
   * How the answers differ from the truth when these mistakes are made together, and no others.
   * Several marts at once take less time than one by one; several threads may ask.
   */
  Map<Mart, MartDifference> differences(List<Mart> marts, List<KnownMistake> made);

  /** The catalogue, as far as it concerns the marts that are asked for; its order is stable. */
  List<KnownMistake> mistakes();

  /** The defects that are planted in this world; their order is stable. */
  List<KnownDefect> defects();

  /** Keys of the mart's rows, there or to be absent, that a defect touches. */
  Set<RowKey> touched(KnownDefect defect, Mart mart);
}
