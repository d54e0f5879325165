package dev.exercise.marketplace.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Seconds, heaps, and programs that are measured as a whole. */
final class Measure {

  /** What no process of the bench may exceed; the target. */
  private static final String HEAP = "-Xmx512m";

  private Measure() {}

  static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /**
   * Runs a main class in a JVM of its own.
   *
   * @return the {@code name=number} lines that it printed, and its wall time as {@code process}
   */
  static Map<String, Double> java(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  static Map<String, Double> run(List<String> command) throws IOException, InterruptedException {
    Map<String, Double> printed = new LinkedHashMap<>();
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.indexOf('=');
        printed.put(line.substring(0, equals), Double.parseDouble(line.substring(equals + 1)));
      }
    }
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("%s ended with %d.".formatted(command, exitCode));
    }
    printed.put("process", seconds(began));
    return printed;
  }
}
