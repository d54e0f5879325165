package dev.exercise.quality;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.Words;
import java.util.ArrayList;
import java.util.List;

/** Adds up one check: each thing that is judged counts alike, and is right to a share. */
final class Shares {

  private static final double ALL = 1 - 1e-9;

  private final QualityCheck check;
  private final String thing;
  private final String right;
  private final List<String> findings = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private double sum;
  private int count;
  private int whole;

  /**
   * @param thing what is counted, as one: "model"
   * @param right what the right ones do, after their count: "read only what their layer may read"
   */
  Shares(QualityCheck check, String thing, String right) {
    this.check = check;
    this.thing = thing;
    this.right = right;
  }

  /** A thing without a finding. */
  void right() {
    add(1, List.of());
  }

  /**
   * A thing that is right to a share.
   *
   * @param found what is not, with file and line
   */
  void add(double share, List<String> found) {
    sum += share;
    count++;
    if (share >= ALL) {
      whole++;
    }
    findings.addAll(found);
  }

  /**
   * A model. One of the starter's that was changed earns nothing by what the starter did right, and
   * is charged with what the change spoiled.
   */
  void add(Model model, double share, List<String> found) {
    if (!model.ofStarter() || share < ALL) {
      add(share, found);
    }
  }

  /** Something that costs nothing. */
  void remark(String remark) {
    remarks.add(remark);
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The verdict over all of them. */
  CheckResult ended() {
    List<String> evidence = new ArrayList<>(findings);
    evidence.addAll(remarks);
    if (isEmpty()) {
      return check.ended(
          new Outcome.NotAttempted(),
          "There is no %s that it could be seen in.".formatted(thing),
          evidence);
    }
    // A mean of many parts that are whole must not end a hair below it.
    double share = whole == count ? 1 : sum / count;
    return check.ended(
        Outcome.of(share, 0),
        "%s of %s %s.".formatted(Words.count(whole), Words.count(count, thing), right),
        evidence);
  }
}
