package dev.exercise.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Docker engine that answers, and the Compose that goes with it.
 *
 * @param version the engine's, as it says it
 * @param memory bytes that its containers have together
 * @param system the operating system that it runs on
 * @param dataRoot where it keeps images and volumes, if that is a folder of this machine's
 * @param composeVersion Compose's version, as it says it
 * @param composeCommand how Compose is called
 */
public record Engine(
    String version,
    long memory,
    String system,
    Optional<Path> dataRoot,
    String composeVersion,
    List<String> composeCommand)
    implements EngineState {

  /** The first whose builds are made by BuildKit without being told to. */
  public static final int OLDEST = 23;

  /** The first that waits for services with a limit, and knows one-shot services. */
  public static final String OLDEST_COMPOSE = "2.20";

  private static final long GIBIBYTE = 1L << 30;

  /** What a Docker Desktop set to 8 GB says it has is a little less. */
  public static final long MEMORY_WANTED = 75 * GIBIBYTE / 10;

  /** With less than this, services are killed in the first build. */
  public static final long MEMORY_NEEDED = 55 * GIBIBYTE / 10;

  private static final Pattern VERSION = Pattern.compile("v?(\\d+)(?:\\.(\\d+))?.*");

  public Engine {
    composeCommand = List.copyOf(composeCommand);
  }

  /** Whether it builds as the room's images need it. */
  public boolean isRecent() {
    return atLeast(version, OLDEST, 0);
  }

  /** Whether its Compose reads the room's file. */
  public boolean hasRecentCompose() {
    return atLeast(composeVersion, 2, 20);
  }

  /** Its memory as a user reads it: "7.7 GiB". */
  public String memoryText() {
    return "%.1f GiB".formatted((double) memory / GIBIBYTE);
  }

  /** How Compose is called, as a user types it. */
  public String compose() {
    return String.join(" ", composeCommand);
  }

  /** A version that cannot be read is not held against anybody: a newer way of writing it. */
  private static boolean atLeast(String version, int major, int minor) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      return true;
    }
    int first = Integer.parseInt(matcher.group(1));
    int second = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return first > major || (first == major && second >= minor);
  }
}
