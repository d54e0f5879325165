package dev.exercise.session;

import java.io.IOException;
import java.nio.file.Path;

/** A tool that runs a session until somebody closes its standard input. */
final class MarkHolder {

  private MarkHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (RunningMark mark = RunningMark.take(Path.of(arguments[0]), arguments[1])) {
      System.out.println(mark == null ? "none" : "held");
      System.exit(System.in.read() < 0 ? 0 : 1);
    }
  }
}
