package dev.exercise.cli;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses what cannot be written down as wrong usage, with what can. */
final class KnownIds {

  private KnownIds() {}

  /**
   * Makes sure that an id is known.
   *
   * @param what it is the id of
   * @param id null when none was given
   */
  static void require(CommandSpec spec, String what, String id, Stream<String> known) {
    List<String> all = known.toList();
    if (id != null && !all.contains(id)) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no %s '%s'. There are %s.".formatted(what, id, String.join(", ", all)));
    }
  }

  /** Makes sure that options which say something of a text were not given without one. */
  static void requireText(CommandSpec spec, List<String> options) {
    if (options.stream().anyMatch(spec.commandLine().getParseResult()::hasMatchedOption)) {
      throw new ParameterException(
          spec.commandLine(), "%s go with a text.".formatted(String.join(" and ", options)));
    }
  }

  /** Makes something of what the user gave. */
  static <T> T usage(CommandSpec spec, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }
}
