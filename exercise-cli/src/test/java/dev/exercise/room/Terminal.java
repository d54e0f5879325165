package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A terminal in the workspace, in which commands are typed as the manual prints them.
 *
 * @param folder the workspace
 * @param environment what the shell has besides this process's own
 */
record Terminal(Path folder, Map<String, String> environment) {

  /**
   * What a command left on the screen.
   *
   * @param code its exit code
   * @param screen both of its streams, without the terminal's carriage returns
   */
  record Screen(int code, String screen) {}

  /** Runs a command at a terminal, where `docker exec -it` gets one. */
  Screen type(String command) throws IOException {
    return type(command, "");
  }

  /**
   * Runs a command at a terminal and types on, into what it opens.
   *
   * @param input lines, as typed; ends with leaving what was opened
   */
  Screen type(String command, String input) throws IOException {
    // Wide and high enough that nothing is folded or paged.
    String wide = "stty rows 2000 cols 300; " + command;
    return run(List.of("script", "--quiet", "--return", "--command", wide, "/dev/null"), input);
  }

  /** Runs a command without a terminal. */
  Screen pipe(String... command) throws IOException {
    return run(List.of(command), "");
  }

  private Screen run(List<String> command, String input) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (OutputStream typed = process.getOutputStream()) {
      typed.write(input.getBytes(UTF_8));
    }
    String screen = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor(30, TimeUnit.MINUTES)) {
        return new Screen(process.exitValue(), screen.replace("\r", ""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IOException("%s did not end.".formatted(command));
  }
}
