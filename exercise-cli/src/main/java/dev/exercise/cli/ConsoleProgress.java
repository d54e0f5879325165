package dev.exercise.cli;

import dev.exercise.replay.ReplayListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows progress on standard error: bars where somebody watches, otherwise a line for each piece of
 * work that is done.
 */
final class ConsoleProgress implements ReplayListener, AutoCloseable {

  /** Nanoseconds; what is done sooner is not worth a line where nobody watches. */
  private static final long WORTH_A_LINE = Duration.ofMillis(500).toNanos();

  private final PrintStream err;
  private final boolean watched;
  private final LongSupplier nanoTime;
  private String step;
  private long stepBegan;

  ConsoleProgress(PrintStream err, boolean watched, LongSupplier nanoTime) {
    this.err = err;
    this.watched = watched;
    this.nanoTime = nanoTime;
  }

  /** Progress on standard error; the launcher tells whether that is a terminal. */
  static ConsoleProgress ofTerminal() {
    return new ConsoleProgress(
        System.err, Boolean.getBoolean("exercise.watched"), System::nanoTime);
  }

  @Override
  public synchronized void step(String what) {
    finishStep();
    step = what;
    stepBegan = nanoTime.getAsLong();
    err.println("==> " + what);
  }

  @Override
  public synchronized void note(String line) {
    err.println("    " + line);
  }

  @Override
  public Task begin(String name, long expected, String unit) {
    return watched && expected > 0 ? new Bar(name, expected, unit) : new Line(name, unit);
  }

  /** Ends the last step. */
  @Override
  public synchronized void close() {
    finishStep();
    step = null;
  }

  private void finishStep() {
    if (step != null) {
      err.println("    done in " + seconds(nanoTime.getAsLong() - stepBegan));
    }
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", Duration.ofNanos(nanos).toMillis() / 1000.0);
  }

  private final class Bar implements Task {
    private final ProgressBar bar;

    private Bar(String name, long expected, String unit) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("    " + name)
              .setInitialMax(expected)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(err))
              .build();
    }

    @Override
    public void advance(long rows) {
      bar.stepBy(rows);
    }

    @Override
    public void close() {
      bar.maxHint(bar.getCurrent());
      bar.close();
    }
  }

  private final class Line implements Task {
    private final String name;
    private final String unit;
    private final long began = nanoTime.getAsLong();
    private final AtomicLong done = new AtomicLong();

    private Line(String name, String unit) {
      this.name = name;
      this.unit = unit;
    }

    @Override
    public void advance(long more) {
      done.addAndGet(more);
    }

    @Override
    public void close() {
      long took = nanoTime.getAsLong() - began;
      if (took >= WORTH_A_LINE) {
        String counted =
            done.get() == 0 || unit.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%,d %s in ", done.get(), unit);
        note(name + ": " + counted + seconds(took));
      }
    }
  }
}
