package dev.exercise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks before something is lost. */
final class Confirmation {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--yes", description = "Do it without asking.")
  private boolean yes;

  /**
   * Tells what will happen and waits for a yes.
   *
   * @return whether it was said; without a terminal to ask at, it is an error of usage
   */
  boolean given(String what) {
    if (yes) {
      return true;
    }
    var out = spec.commandLine().getErr();
    out.println(what);
    if (!Boolean.getBoolean("exercise.asked")) {
      throw new ParameterException(
          spec.commandLine(), "Nobody can be asked here. Say --yes if that is what you want.");
    }
    out.print("Go on? [y/N] ");
    out.flush();
    try {
      String answer = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
      return answer != null
          && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading the answer", unreadable);
    }
  }
}
