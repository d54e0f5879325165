package dev.exercise.quality;

import dev.exercise.grading.CheckResult;
import java.util.List;

/** Judges whether a test or a constraint holds each model to one row a key. */
final class KeysTested {

  private static final double HALF = 0.5;

  private KeysTested() {}

  static CheckResult judge(Project project) {
    Shares shares = new Shares(QualityCheck.KEYS_TESTED, "model", "have their key tested");
    for (Model model : project.models()) {
      // What is never stored is tested where it ends up.
      if (!model.ephemeral()) {
        switch (model.key()) {
          case TESTED -> shares.add(model, 1, List.of());
          case ONLY_UNIQUE ->
              shares.add(
                  model,
                  HALF,
                  List.of(model.file() + ": its key is tested to be unique, but may be missing."));
          case UNTESTED ->
              shares.add(model, 0, List.of(model.file() + ": no test or constraint of its key."));
        }
      }
    }
    return shares.ended();
  }
}
