package dev.exercise.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Docker's own command line, as a user calls it. */
public final class Docker {

  private static final Path ROOT = Path.of(System.getProperty("exercise.root"));

  private Docker() {}

  /**
   * What a command ended with.
   *
   * @param code its exit code
   * @param output what it printed, errors included
   */
  public record Exit(int code, String output) {}

  /** Skips the test where no engine answers; CI has one, so there it fails. */
  public static void requireEngine() throws IOException, InterruptedException {
    require("info", "No Docker engine answers: start one to try the images.");
  }

  /** Skips the test where there is no Docker Compose; CI has it, so there it fails. */
  public static void requireCompose() throws IOException, InterruptedException {
    require("compose version", "There is no 'docker compose': install it to try the files.");
  }

  public static Exit run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("docker %s did not end.".formatted(String.join(" ", arguments)));
    }
    return new Exit(process.exitValue(), output);
  }

  private static void require(String command, String otherwise)
      throws IOException, InterruptedException {
    boolean there;
    try {
      there = run(command.split(" ")).code() == 0;
    } catch (IOException missing) {
      there = false;
    }
    if (System.getenv("CI") != null && !there) {
      throw new AssertionError(otherwise);
    }
    Assumptions.assumeTrue(there, otherwise);
  }
}
