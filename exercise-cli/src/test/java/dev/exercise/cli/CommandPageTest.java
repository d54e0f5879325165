package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class CommandPageTest {

  @Test
  void thePageShowsTheHelpOfEveryCommandAsItIs() throws IOException {
    assertThat(Files.readString(TestHome.root().resolve(CommandPage.PLACE)))
        .as("docs/reference/cli.md; 'make cli-page' writes it anew")
        .isEqualTo(CommandPage.text());
  }
}
