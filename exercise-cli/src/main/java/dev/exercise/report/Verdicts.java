package dev.exercise.report;

import dev.exercise.grading.DefectGrade;
import dev.exercise.grading.Outcome;

/**
 * How outcomes and verdicts look: a word, a sign and a colour, so that none is needed alone; public
 * for the templates, which have a package of their own.
 */
public final class Verdicts {

  private Verdicts() {}

  /** "not attempted". */
  public static String words(Outcome outcome) {
    return outcome.id().replace('-', ' ');
  }

  /** One character that a console of any encoding can show. */
  static String letter(Outcome outcome) {
    if (outcome instanceof Outcome.Passed) {
      return "+";
    } else if (outcome instanceof Outcome.Partial) {
      return "~";
    } else if (outcome instanceof Outcome.Failed) {
      return "x";
    } else if (outcome instanceof Outcome.NotAttempted) {
      return " ";
    }
    return "?";
  }

  static String ansi(Outcome outcome) {
    return switch (tone(outcome)) {
      case "good" -> "34";
      case "mixed" -> "33";
      case "bad" -> "31";
      default -> "90";
    };
  }

  /** Class of the badge's colour in the page. */
  public static String tone(Outcome outcome) {
    if (outcome instanceof Outcome.Passed) {
      return "good";
    } else if (outcome instanceof Outcome.Partial) {
      return "mixed";
    } else if (outcome instanceof Outcome.Failed) {
      return "bad";
    }
    return "open";
  }

  public static String sign(Outcome outcome) {
    if (outcome instanceof Outcome.Passed) {
      return "✓";
    } else if (outcome instanceof Outcome.Partial) {
      return "◐";
    } else if (outcome instanceof Outcome.Failed) {
      return "✕";
    } else if (outcome instanceof Outcome.NotAttempted) {
      return "–";
    }
    return outcome instanceof Outcome.Blocked ? "⊘" : "?";
  }

  public static String tone(DefectGrade.Verdict verdict) {
    return switch (verdict) {
      case HANDLED -> "good";
      case HANDLED_IN_PART -> "mixed";
      case LEFT_IN, OVER_CORRECTED -> "bad";
      case CANNOT_TELL -> "open";
    };
  }

  public static String sign(DefectGrade.Verdict verdict) {
    return switch (verdict) {
      case HANDLED -> "✓";
      case HANDLED_IN_PART -> "◐";
      case LEFT_IN -> "✕";
      case OVER_CORRECTED -> "⇄";
      case CANNOT_TELL -> "?";
    };
  }
}
