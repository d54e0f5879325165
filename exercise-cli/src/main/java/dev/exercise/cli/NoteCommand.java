package dev.exercise.cli;

import dev.exercise.grading.Dimension;
import dev.exercise.marketplace.ambiguity.Ambiguities;
import dev.exercise.marketplace.ambiguity.Ambiguity;
import dev.exercise.observation.Note;
import dev.exercise.observation.Notebook;
import dev.exercise.rubric.Criterion;
import dev.exercise.rubric.Rubric;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes down what the interviewer saw. */
@Command(
    name = "note",
    description = {
      "Write down what you saw or heard, with the time; without a text, show what was written down.",
      "Works while the room runs and after. The notes are kept beside the session in .exercise, for"
          + " your eyes only, and are part of the session's grade."
    },
    footer = {
      "",
      "Examples",
      "  exercise note --candidate ada \"counts payments by provider first\" --dimension problem-solving",
      "  exercise note --candidate ada --theme schema-evolution \"wants a contract at staging\"",
      "  exercise note --candidate ada --question weekend-rate   # they asked it",
      "  exercise note --candidate ada                           # all notes so far"
    })
final class NoteCommand implements Callable<Integer> {

  private final Clock clock;

  @Spec private CommandSpec spec;

  @Mixin private CandidateOption candidate;

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "What you saw or heard.")
  private String text;

  @Option(
      names = "--dimension",
      paramLabel = "ID",
      description =
          "What it is about: data-quality, pipeline-design, code-quality, problem-solving or"
              + " system-design.")
  private String dimension;

  @Option(
      names = "--theme",
      paramLabel = "ID",
      description = "The criterion of the rubric that it is about, as 'exercise rate' lists them.")
  private String theme;

  @Option(
      names = "--question",
      paramLabel = "ID",
      description = "The candidate asked this question of the ambiguity register.")
  private String question;

  @Mixin private FormatOption format;

  NoteCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    KnownIds.require(
        spec, "dimension", dimension, Arrays.stream(Dimension.values()).map(Dimension::id));
    KnownIds.require(spec, "theme", theme, Rubric.criteria().stream().map(Criterion::id));
    KnownIds.require(spec, "question", question, Ambiguities.all().stream().map(Ambiguity::id));
    ObservationPrinter printer = new ObservationPrinter(spec.commandLine().getOut(), format.json());
    try (Room room = Room.open()) {
      Notebook notebook = candidate.notebook(room.installation().home());
      if (text == null && question == null) {
        KnownIds.requireText(spec, List.of("--dimension", "--theme"));
        printer.list(notebook.read());
        return ExitCode.FINE;
      }
      Note note =
          KnownIds.usage(
              spec,
              () ->
                  new Note(
                      clock.instant(),
                      text == null ? "" : text,
                      Optional.ofNullable(dimension),
                      Optional.ofNullable(theme),
                      Optional.ofNullable(question)));
      notebook.add(note);
      printer.added(note);
      return ExitCode.FINE;
    }
  }
}
