package dev.exercise.field;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many submissions fit onto a machine at once. */
final class AtOnce {

  private static final long MEBIBYTE = 1L << 20;

  /** Set aside at scale 1 for the emulator and dbt of one submission, and a share of PostgreSQL. */
  private static final long PROCESSES = 1_200 * MEBIBYTE;

  /** Set aside at scale 1 for what the tool itself holds of one submission's marts. */
  private static final long HEAP = 250 * MEBIBYTE;

  /** What the tool and the rest of the machine need, whatever is graded. */
  private static final long RESERVE = 1_024 * MEBIBYTE;

  private static final Path MEMORY = Path.of("/proc/meminfo");

  private AtOnce() {}

  /** As many as this machine's processors and memory bear. */
  static int ofThisMachine(double scale) {
    return of(
        scale,
        Runtime.getRuntime().availableProcessors(),
        availableBytes(),
        Runtime.getRuntime().maxMemory());
  }

  /**
   * As many as processors and memory bear; at least one, which may still do with less.
   *
   * @param scale of the largest marketplace
   * @param heapBytes what the tool itself may take
   */
  static int of(double scale, int processors, long availableBytes, long heapBytes) {
    double growth = Math.max(1, scale);
    double byMemory = (availableBytes - RESERVE) / (PROCESSES * growth);
    double byHeap = heapBytes / (HEAP * growth);
    return (int) Math.max(1, Math.min(processors, Math.min(byMemory, byHeap)));
  }

  /** What programs can still take; half of all memory where the system does not tell. */
  private static long availableBytes() {
    long total =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    try {
      return Files.readAllLines(MEMORY).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .map(available -> Math.min(available, total))
          .orElse(total / 2);
    } catch (IOException notLinux) {
      return total / 2;
    }
  }
}
