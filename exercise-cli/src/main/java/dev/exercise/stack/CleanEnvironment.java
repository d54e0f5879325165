package dev.exercise.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment of child processes: nothing of the user's but the search path. */
public final class CleanEnvironment {

  private CleanEnvironment() {}

  /**
   * PATH, a home of its own and UTF-8; no time zone, no credentials, no settings of other tools.
   *
   * @param home the child's home directory
   */
  public static Map<String, String> of(Path home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
    environment.put("HOME", home.toString());
    environment.put("LANG", "C.UTF-8");
    return environment;
  }
}
