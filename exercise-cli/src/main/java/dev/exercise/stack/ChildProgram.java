package dev.exercise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program that is run to its end, without a shell.
 *
 * @param what as a user reads it: "dbt build"
 * @param command the program and its arguments
 * @param directory where it runs
 * @param environment all of its environment
 * @param log the file that its output, both streams, is appended to
 * @param limit after which it is killed, with all that it started
 */
public record ChildProgram(
    String what,
    List<String> command,
    Path directory,
    Map<String, String> environment,
    Path log,
    Duration limit) {

  private static final int LAST_LINES = 30;
  // A model may print without end: neither our memory nor the disk is to fill up with it.
  static final int LINE_LIMIT = 1024 * 1024;
  static final long LOG_LIMIT = 64L * LINE_LIMIT;
  static final String CUT = "… cut";

  private static final Duration DRAIN = Duration.ofSeconds(2);

  public ChildProgram {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("A program needs a command.");
    }
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("The time limit %s is not positive.".formatted(limit));
    }
  }

  /**
   * How a program ended.
   *
   * @param code its exit code; not 0 where it was killed
   * @param timedOut whether the limit ended it
   * @param duration from start to end
   * @param lastLines the end of its output
   */
  public record Exit(int code, boolean timedOut, Duration duration, List<String> lastLines) {

    public Exit {
      lastLines = List.copyOf(lastLines);
    }

    /** Whether it ended by itself and said that all is well. */
    public boolean successful() {
      return code == 0 && !timedOut;
    }

    /** The end of its output, for a message; says so where there was none. */
    public String tail() {
      return lastLines.isEmpty() ? "(it printed nothing)" : String.join("\n", lastLines);
    }
  }

  /**
   * Runs the program, recorded in the ledger.
   *
   * @param lines given each line of its output, from another thread
   * @throws IOException if it cannot be started
   * @throws ToolStopped if the tool is stopped meanwhile: how the program ended says nothing then
   */
  public Exit run(ProcessLedger ledger, Consumer<String> lines) throws IOException {
    ledger.requireOpen();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    ledger.started(process, what);
    Output output = new Output(process, log, lines);
    output.start();
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        List<ProcessHandle> descendants = process.descendants().toList();
        ProcessTree.kill(process.toHandle(), descendants);
      }
      int code = process.waitFor();
      // A grandchild that outlives the program may hold its output open: do not wait for that.
      output.join(DRAIN.toMillis());
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      if (ended && code != 0) {
        ledger.requireOpenAfterFailure();
      }
      ledger.requireOpen();
      return new Exit(code, !ended, duration, output.lastLines());
    } catch (InterruptedException e) {
      ProcessTree.kill(process.toHandle(), process.descendants().toList());
      Thread.currentThread().interrupt();
      throw new CancellationException("%s was interrupted.".formatted(what));
    }
  }

  private static final class Output extends Thread {

    private final Process process;
    private final Path log;
    private final Consumer<String> lines;
    private final Deque<String> last = new ArrayDeque<>();
    private long logged;

    Output(Process process, Path log, Consumer<String> lines) {
      super("output of process " + process.pid());
      setDaemon(true);
      this.process = process;
      this.log = log;
      this.lines = lines;
    }

    List<String> lastLines() {
      synchronized (last) {
        return List.copyOf(last);
      }
    }

    @Override
    public void run() {
      try (BufferedReader reader =
              new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
          PrintWriter writer =
              new PrintWriter(
                  Files.newBufferedWriter(
                      log, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                  true)) {
        String line;
        while ((line = readLine(reader)) != null) {
          write(line, writer);
          synchronized (last) {
            last.addLast(line);
            if (last.size() > LAST_LINES) {
              last.removeFirst();
            }
          }
          lines.accept(line);
        }
      } catch (IOException e) {
        // The pipe of a killed program breaks; what it printed until then is kept.
        return;
      }
    }

    /** The next line, cut where it is too long; null at the end. */
    private static String readLine(BufferedReader reader) throws IOException {
      StringBuilder line = new StringBuilder();
      boolean cut = false;
      int next = reader.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = reader.read()) {
        if (line.length() < LINE_LIMIT) {
          line.append((char) next);
        } else {
          cut = true;
        }
      }
      int end = line.length() - 1;
      if (!cut && end >= 0 && line.charAt(end) == '\r') {
        line.setLength(end);
      }
      return cut ? line.append(CUT).toString() : line.toString();
    }

    private void write(String line, PrintWriter writer) {
      if (logged > LOG_LIMIT) {
        return;
      }
      logged += line.length() + 1;
      writer.println(logged > LOG_LIMIT ? CUT : line);
    }
  }
}
