package dev.exercise.python;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Python that was run and said what it is.
 *
 * @param executable the interpreter itself, not the shim that led to it
 * @param implementation "cpython"
 * @param major 3
 * @param minor 13
 * @param release the full version: "3.13.0"
 * @param platform what wheels it takes: "linux-x86_64"
 */
record Interpreter(
    Path executable, String implementation, int major, int minor, String release, String platform) {

  /** Prints one line that {@link #parse} reads; runs on any Python since 3.0. */
  static final List<String> QUESTION =
      List.of(
          "-I",
          "-c",
          "import sys, sysconfig; print('|'.join(['PYTHON', sys.implementation.name,"
              + " '%d.%d.%d' % sys.version_info[:3], sysconfig.get_platform(),"
              + " getattr(sys, '_base_executable', None) or sys.executable]))");

  private static final Pattern ANSWER =
      Pattern.compile("PYTHON\\|(\\w+)\\|((\\d+)\\.(\\d+)\\.\\d+)\\|([^|]+)\\|(.+)");

  static Optional<Interpreter> parse(String line) {
    Matcher matcher = ANSWER.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new Interpreter(
                Path.of(matcher.group(6)),
                matcher.group(1),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)),
                matcher.group(2),
                matcher.group(5)))
        : Optional.empty();
  }

  /** Whether the locked environments can be made with it. */
  boolean isWanted() {
    return implementation.equals("cpython") && major == 3 && minor == 13;
  }

  /** Whether uv can be brought with it, which then brings the wanted one. */
  boolean canBootstrap() {
    return major == 3 && minor >= 8;
  }
}
