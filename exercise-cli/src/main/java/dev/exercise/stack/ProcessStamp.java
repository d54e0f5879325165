package dev.exercise.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which process is meant, beyond the reuse of pids.
 *
 * @param pid its number
 * @param started when the system says that it began
 */
record ProcessStamp(long pid, Instant started) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  // Linux counts a start from boot, and its idea of when that was moves with the clock's
  // corrections; no pid comes round again as fast as this.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  ProcessStamp {
    if (pid < 1) {
      throw new IllegalArgumentException("A process has a positive number, not %d.".formatted(pid));
    }
  }

  static ProcessStamp of(ProcessHandle process) {
    return new ProcessStamp(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  static Optional<ProcessStamp> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches() && !matcher.group(1).matches("0+")
        ? Optional.of(
            new ProcessStamp(
                Long.parseLong(matcher.group(1)),
                Instant.ofEpochMilli(Long.parseLong(matcher.group(2)))))
        : Optional.empty();
  }

  /** The process, while it lives and is not merely one that got its number. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOf);
  }

  /** Whether it may still live: also where the system does not say when the process began. */
  boolean mayLive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().startInstant().isEmpty() || isOf(process))
        .isPresent();
  }

  private boolean isOf(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(instant -> Duration.between(instant, started).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }

  @Override
  public String toString() {
    return pid + "-" + started.toEpochMilli();
  }
}
