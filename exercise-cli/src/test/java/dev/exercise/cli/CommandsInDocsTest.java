package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.docs.Invocation;
import dev.exercise.docs.MarkdownPage;
import dev.exercise.stack.TestHome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CommandsInDocsTest {

  private static final String PLACEHOLDER = "…";

  private final CommandLine tool =
      Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));

  @Test
  void everyCommandAndOptionThatAPageNamesIsThere() {
    List<Invocation> named = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.below(TestHome.root())) {
      named.addAll(Invocation.of("exercise", page.code()));
    }

    assertThat(named).isNotEmpty();
    assertThat(named).flatMap(this::unknown).isEmpty();
  }

  @Test
  void aCommandOrAnOptionThatIsNotThereIsFound() {
    List<Invocation> named =
        Invocation.of(
            "exercise",
            List.of("./exercise grdae --help", "exercise check --forma text  # --no", "--seed"));

    assertThat(named)
        .flatMap(this::unknown)
        .containsExactly("grdae in './exercise grdae --help'", "--forma of check");
  }

  private List<String> unknown(Invocation invocation) {
    List<String> unknown = new ArrayList<>();
    CommandLine command = tool;
    if (!invocation.words().isEmpty() && !PLACEHOLDER.equals(invocation.words().get(0))) {
      String name = invocation.words().get(0);
      command = tool.getSubcommands().get(name);
      if (command == null) {
        return List.of("%s in '%s'".formatted(name, invocation.line()));
      }
    }
    for (String option : invocation.options()) {
      if (command.getCommandSpec().findOption(option) == null) {
        unknown.add("%s of %s".formatted(option, command.getCommandName()));
      }
    }
    return unknown;
  }
}
