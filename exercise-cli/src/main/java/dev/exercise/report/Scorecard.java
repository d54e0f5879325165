package dev.exercise.report;

import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.AsLeft;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DefectGrade;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.DimensionScore;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.NamedMistake;
import dev.exercise.grading.Outcome;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A grade as plain text for the console, 80 to 100 columns wide. */
public final class Scorecard {

  private static final int BAR = 20;

  /** What stands before dbt's title, and the title itself, when a message follows. */
  private static final Pattern TITLE_OF_DBT =
      Pattern.compile(
          "((?:.*?: )?)[A-Z]\\w+ Error(?: in [^\\n]*)?\\n(?!\\s*(?:compiled code at|$))");

  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  private Scorecard(boolean colour) {
    this.colour = colour;
  }

  /**
   * The scorecard, ending with a line break.
   *
   * @param colour whether the reader is a terminal; colour never carries meaning alone
   */
  public static String render(Grade grade, boolean colour) {
    Scorecard card = new Scorecard(colour);
    card.dimensions(grade);
    card.marts(grade);
    card.mistakes(grade);
    card.defects(grade);
    card.others(grade);
    card.airbyte(grade);
    card.asLeft(grade);
    card.notes(grade);
    return card.text.toString();
  }

  /**
   * The questions worth asking, under a heading, ending with a line break.
   *
   * @param colour whether the reader is a terminal
   */
  public static String questions(Grade grade, boolean colour) {
    Scorecard card = new Scorecard(colour);
    card.heading("Worth asking");
    int number = 1;
    for (Questions.Question question : Questions.of(grade)) {
      card.line("  %d. %s", number++, question.text());
      card.line("     %s", firstLine(question.because()));
    }
    return card.text.toString();
  }

  private void dimensions(Grade grade) {
    heading("Score");
    for (DimensionScore score : grade.dimensions()) {
      String figures;
      if (score.asked() > 0) {
        figures =
            "%5s of %5s attempted   (%s asked)"
                .formatted(
                    Figures.points(score.earned()),
                    Figures.points(score.attempted()),
                    Figures.points(score.asked()));
      } else {
        figures =
            score.dimension().judgedByInterviewer() ? "for the interviewer" : "no check was run";
      }
      line("  %-16s %s", score.dimension().title(), figures);
    }
  }

  private void marts(Grade grade) {
    heading("Marts");
    for (MartGrade mart : grade.marts()) {
      if (mart.comparison().isPresent()) {
        double share = mart.comparison().get().share();
        int full = (int) Math.floor(share * BAR + 1e-9);
        line(
            "  %s %-27s %s %7s of cells right",
            mark(mart.outcome()),
            mart.mart().name(),
            "#".repeat(full) + ".".repeat(BAR - full),
            Figures.percent(share));
      } else {
        line("  %s %-27s %s", mark(mart.outcome()), mart.mart().name(), words(mart.outcome()));
      }
      if (!(mart.outcome() instanceof Outcome.Passed)) {
        line("      %s", firstLine(mart.sentence()));
      }
    }
  }

  private void mistakes(Grade grade) {
    if (grade.mistakes().isEmpty()) {
      return;
    }
    heading("Mistakes found");
    for (NamedMistake named : grade.mistakes()) {
      line(
          "  - %s: %s.",
          named.mistake().title(),
          named.sightings().stream().map(Questions::seen).collect(Collectors.joining(", ")));
    }
  }

  private void defects(Grade grade) {
    heading("Planted defects");
    for (DefectGrade defect : grade.defects()) {
      line("  %s %-27s %s", mark(defect.outcome()), defect.defect().id(), defect.verdict().words());
    }
  }

  private void others(Grade grade) {
    heading("Other checks");
    for (CheckResult check : grade.checks()) {
      if (check.dimension() != Dimension.DATA_QUALITY) {
        line("  %s %-27s %s", mark(check.outcome()), check.id(), firstLine(check.sentence()));
      }
    }
  }

  private void airbyte(Grade grade) {
    if (grade.airbyte().equals(AirbyteSetup.NOT_ASKED)) {
      return;
    }
    heading("Airbyte");
    for (String sentence : AirbyteWords.sentences(grade.airbyte())) {
      line("  %s", sentence);
    }
  }

  private void asLeft(Grade grade) {
    if (grade.asLeft().equals(AsLeft.NOT_ASKED)) {
      return;
    }
    heading("The candidate's own warehouse");
    if (grade.asLeft() instanceof AsLeft.Unread unread) {
      line("  not compared: %s", unread.why());
    } else if (grade.asLeft() instanceof AsLeft.Compared compared) {
      if (compared.marts().isEmpty()) {
        line("  no mart stands there");
      }
      compared.marts().forEach(mart -> line("  %-31s %s", mart.mart(), firstLine(mart.sentence())));
    }
  }

  private void notes(Grade grade) {
    if (!grade.notes().isEmpty()) {
      heading("Notes");
      grade.notes().forEach(note -> line("  %s", note));
    }
  }

  private void heading(String title) {
    if (text.length() > 0) {
      text.append('\n');
    }
    line("%s", colour ? "\u001b[1m" + title + "\u001b[0m" : title);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private String mark(Outcome outcome) {
    String mark = "[%s]".formatted(Verdicts.letter(outcome));
    return colour ? "\u001b[" + Verdicts.ansi(outcome) + "m" + mark + "\u001b[0m" : mark;
  }

  private static String words(Outcome outcome) {
    return Verdicts.words(outcome);
  }

  /** The first line that tells something; dbt puts a title above its errors and a path below. */
  private static String firstLine(String sentence) {
    Matcher titled = TITLE_OF_DBT.matcher(sentence);
    String shown =
        titled.lookingAt() ? titled.group(1) + sentence.substring(titled.end()).strip() : sentence;
    String first =
        shown
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("compiled code at"))
            .findFirst()
            .orElse("");
    return first.length() <= 160 ? first : first.substring(0, 159) + "…";
  }
}
