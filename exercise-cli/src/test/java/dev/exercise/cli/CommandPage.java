package dev.exercise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page that shows the help of every command: {@code make cli-page} writes it anew. */
final class CommandPage {

  /** Where it lies below the project's root. */
  static final Path PLACE = Path.of("docs", "reference", "cli.md");

  private static final int WIDTH = 100;

  private static final String HEAD =
      """
      # Commands

      What `exercise --help` and the help of each command print. Made from the commands themselves by `make cli-page`;
      a test holds it to them. Exit codes are the same for all of them and stand below the first.
      """;

  private CommandPage() {}

  /** Writes the page: the argument is the project's root. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]).resolve(PLACE), text());
  }

  /** The whole page. */
  static String text() {
    CommandLine tool =
        Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    StringBuilder page = new StringBuilder(HEAD);
    append(page, tool);
    tool.getSubcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .forEach(command -> append(page, command));
    return page.toString();
  }

  private static void append(StringBuilder page, CommandLine command) {
    command.setUsageHelpAutoWidth(false);
    command.setUsageHelpWidth(WIDTH);
    List<String> lines = command.getUsageMessage(Ansi.OFF).stripTrailing().lines().toList();
    page.append("\n## %s\n\n```text\n".formatted(command.getCommandSpec().qualifiedName()));
    lines.forEach(line -> page.append(line.stripTrailing()).append('\n'));
    page.append("```\n");
  }
}
