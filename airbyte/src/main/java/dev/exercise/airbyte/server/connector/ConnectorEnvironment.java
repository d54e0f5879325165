package dev.exercise.airbyte.server.connector;

import java.util.Map;
import java.util.Optional;

/**
 * What connectors get besides their configuration.
 *
 * @param emulatorHost the BigQuery emulator, host and port, where there is one
 * @param dockerNetwork the network that connector images join; empty when images may not run. To
 *     run them is to be root on the host, so nothing but the server's start can allow it
 */
public record ConnectorEnvironment(Optional<String> emulatorHost, Optional<String> dockerNetwork) {

  /** Neither an emulator nor images. */
  public static final ConnectorEnvironment PLAIN =
      new ConnectorEnvironment(Optional.empty(), Optional.empty());

  /** Sets exactly these variables, none of the server's own. */
  void fill(Map<String, String> variables) {
    String path = variables.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.clear();
    variables.put("PATH", path);
    variables.put("LANG", "C.UTF-8");
    variables.put("TZ", "UTC");
    emulatorHost.ifPresent(host -> variables.put("BIGQUERY_EMULATOR_HOST", host));
  }
}
