package dev.exercise.grading;

import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges how building the project went, and what that means for each mart. A test that fails is no
 * failure of the build: it may rightly find what was planted.
 */
final class BuildJudge {

  private static final int WEIGHT = 5;
  private static final String DOCS = "docs/reference/checks.md#dbt-build";

  private final GradingInput input;
  private final List<Mart> marts;

  BuildJudge(GradingInput input, List<Mart> marts) {
    this.input = input;
    this.marts = marts;
  }

  /** The check of the build itself; none when nothing was to be built. */
  Optional<CheckResult> check() {
    BuildOutcome build = input.build();
    if (build instanceof BuildOutcome.AsLeft) {
      return Optional.empty();
    }
    if (build instanceof BuildOutcome.NotGradable gap) {
      return Optional.of(
          result(
              new Outcome.NotGradable(),
              "The project could not be built, which is not the candidate's doing.",
              List.of(gap.reason())));
    }
    if (build instanceof BuildOutcome.DidNotCompile broken) {
      return Optional.of(
          result(
              new Outcome.Failed(),
              "dbt cannot make sense of the project, so nothing was built.",
              List.of(broken.message())));
    }
    if (build instanceof BuildOutcome.TimedOut late) {
      return Optional.of(
          result(
              new Outcome.NotGradable(),
              "The build took longer than the %s that it was given."
                  .formatted(Words.count(late.limit().toSeconds(), "second")),
              List.of()));
    }
    return Optional.of(ofNodes());
  }

  private CheckResult ofNodes() {
    boolean own =
        input.build().ownNodes().stream()
            .anyMatch(node -> node.isModel() && !input.starterModels().contains(node.relation()));
    if (!own) {
      return result(
          new Outcome.NotAttempted(), "The project has no model beyond the starter's.", List.of());
    }
    List<String> evidence = new ArrayList<>();
    List<String> failedTests = new ArrayList<>();
    long built = 0;
    long failed = 0;
    long skipped = 0;
    for (BuildOutcome.Node node : input.build().ownNodes()) {
      if (node.isTest()) {
        if (node.failed()) {
          failedTests.add(node.relation());
        }
      } else if (node.skipped()) {
        skipped++;
      } else if (!node.failed()) {
        built++;
      } else if (node.metEmulatorGap()) {
        evidence.add(
            "%s is not counted, the emulator cannot run it: %s"
                .formatted(node.uniqueId(), node.message().strip()));
      } else if (isMart(node)) {
        evidence.add("%s failed; that is charged to its mart.".formatted(node.uniqueId()));
      } else {
        failed++;
        evidence.add("%s: %s %s".formatted(node.uniqueId(), node.status(), node.message()).strip());
      }
    }
    if (skipped > 0) {
      evidence.add(
          "%s behind them %s skipped."
              .formatted(Words.count(skipped, "node"), skipped == 1 ? "was" : "were"));
    }
    if (!failedTests.isEmpty()) {
      evidence.add(
          "%s of the candidate's tests failed, which costs nothing here: %s"
              .formatted(Words.count(failedTests.size()), String.join(", ", failedTests)));
    }
    return result(
        built + failed == 0
            ? new Outcome.Blocked()
            : Outcome.of((double) built / (built + failed), 0),
        built + failed == 0
            ? "Nothing was left that this check is charged with."
            : "Built without an error: %s of %s."
                .formatted(Words.count(built), Words.count(built + failed, "node")),
        evidence);
  }

  /** What the build settles about a mart before a row of it is looked at. */
  Optional<Settled> settled(Mart mart, Delivery delivery) {
    if (delivery instanceof Delivery.Unavailable unavailable) {
      return Optional.of(new Settled(new Outcome.NotGradable(), unavailable.reason()));
    }
    BuildOutcome build = input.build();
    if (build instanceof BuildOutcome.NotGradable gap) {
      return Optional.of(new Settled(new Outcome.NotGradable(), gap.reason()));
    }
    if (build instanceof BuildOutcome.DidNotCompile broken) {
      return Optional.of(
          hasModel(broken.models(), mart)
              ? new Settled(
                  new Outcome.Blocked(), "The project does not compile, so it was not built.")
              : notAttempted(mart));
    }
    Optional<BuildOutcome.Node> model = build.model(mart.name());
    if (model.filter(BuildOutcome.Node::metEmulatorGap).isPresent()) {
      return Optional.of(
          new Settled(
              new Outcome.NotGradable(),
              "The emulator cannot build it: " + model.orElseThrow().message().strip()));
    }
    if (model.filter(BuildOutcome.Node::failed).isPresent()) {
      return Optional.of(
          new Settled(
              new Outcome.Failed(),
              "dbt could not build it: " + model.orElseThrow().message().strip()));
    }
    if (model.filter(BuildOutcome.Node::skipped).isPresent()) {
      return Optional.of(skipped());
    }
    if (build instanceof BuildOutcome.TimedOut late && model.isEmpty()) {
      return Optional.of(
          hasModel(late.models(), mart)
              ? new Settled(new Outcome.NotGradable(), "The build ran out of time before it.")
              : notAttempted(mart));
    }
    if (delivery instanceof Delivery.Absent) {
      return Optional.of(
          model.isEmpty()
              ? build instanceof BuildOutcome.AsLeft
                  ? new Settled(new Outcome.NotAttempted(), "It does not stand in the warehouse.")
                  : notAttempted(mart)
              : new Settled(
                  new Outcome.Failed(),
                  "dbt ran the model, but no table or view of that name stands in the marts' dataset: it may be ephemeral or go to another dataset."));
    }
    return delivery instanceof Delivery.Broken broken
        ? Optional.of(new Settled(new Outcome.Failed(), broken.message()))
        : Optional.empty();
  }

  private Settled skipped() {
    List<BuildOutcome.Node> failed =
        input.build().ownNodes().stream().filter(BuildOutcome.Node::failed).toList();
    return !failed.isEmpty() && failed.stream().allMatch(BuildOutcome.Node::metEmulatorGap)
        ? new Settled(
            new Outcome.NotGradable(),
            "dbt skipped it because the emulator cannot build something it depends on.")
        : new Settled(
            new Outcome.Blocked(),
            "dbt skipped it because something it depends on failed, which is charged there.");
  }

  private static Settled notAttempted(Mart mart) {
    return new Settled(new Outcome.NotAttempted(), "There is no model %s.".formatted(mart.name()));
  }

  private static boolean hasModel(Set<String> models, Mart mart) {
    return models.stream().anyMatch(mart.name()::equalsIgnoreCase);
  }

  private boolean isMart(BuildOutcome.Node node) {
    return node.isModel()
        && marts.stream().anyMatch(mart -> mart.name().equalsIgnoreCase(node.relation()));
  }

  private static CheckResult result(Outcome outcome, String sentence, List<String> evidence) {
    return new CheckResult(
        "dbt-build", Dimension.PIPELINE_DESIGN, WEIGHT, outcome, sentence, evidence, DOCS);
  }

  /** A verdict that needs no look at the rows. */
  record Settled(Outcome outcome, String sentence) {

    /** Whether it is unknown what the code builds. */
    boolean isUnknown() {
      return outcome instanceof Outcome.NotGradable;
    }
  }
}
