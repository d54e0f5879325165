package dev.exercise.stack;

import dev.exercise.marketplace.Progress;
import java.io.PrintStream;
import java.nio.file.Path;

/** A tool that starts a stack and then waits to be killed; run in a machine of its own. */
final class StackHolder {

  private StackHolder() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Path python = Path.of(arguments[1]);
    Ports ports =
        new Ports(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]),
            Integer.parseInt(arguments[6]));
    PrintStream out = System.out;
    try (ProcessLedger ledger = ProcessLedger.open(home, notice -> {});
        EmbeddedStack stack = EmbeddedStack.start(ledger, ports, python, Progress.NONE)) {
      out.println("ready " + stack.warehouse());
      while (System.in.read() >= 0) {
        out.flush();
      }
    }
  }
}
