package dev.exercise.cli;

import picocli.CommandLine.Option;

/** How the result is written. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  boolean json() {
    return format == Format.json;
  }
}
