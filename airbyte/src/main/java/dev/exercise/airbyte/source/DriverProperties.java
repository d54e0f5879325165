package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.ConnectorException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of the Postgres driver that a user may choose. Only those that are listed: others
 * load classes by name ({@code socketFactory}), write or read files ({@code loggerFile}, {@code
 * sslkey}), or would change where the connection goes.
 */
final class DriverProperties {

  private static final Set<String> HARMLESS =
      new TreeSet<>(
          Set.of(
              "ApplicationName",
              "adaptiveFetch",
              "assumeMinServerVersion",
              "cancelSignalTimeout",
              "channelBinding",
              "connectTimeout",
              "currentSchema",
              "defaultRowFetchSize",
              "loginTimeout",
              "options",
              "prepareThreshold",
              "preparedStatementCacheQueries",
              "preparedStatementCacheSizeMiB",
              "receiveBufferSize",
              "sendBufferSize",
              "socketTimeout",
              "tcpKeepAlive",
              "tcpNoDelay"));

  private DriverProperties() {}

  /**
   * Parses {@code key=value} pairs that {@code &} separates.
   *
   * @throws ConnectorException when one is not a pair, or not on the list
   */
  static Map<String, String> parse(String parameters) {
    Map<String, String> properties = new TreeMap<>();
    for (String pair : parameters.strip().split("&", -1)) {
      if (pair.isBlank()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw ConnectorException.config(
            "The JDBC URL parameters are not key=value pairs separated by '&'. Correct them.");
      }
      properties.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }
    try {
      properties.keySet().forEach(DriverProperties::requireHarmless);
    } catch (IllegalArgumentException refused) {
      throw ConnectorException.config(refused.getMessage());
    }
    return properties;
  }

  static void requireHarmless(String name) {
    if (!HARMLESS.contains(name)) {
      throw new IllegalArgumentException(
          "The JDBC URL parameter %s is not allowed. Remove it; allowed are %s."
              .formatted(name, String.join(", ", HARMLESS)));
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.strip(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw ConnectorException.config(
          "The JDBC URL parameters have a '%' that begins no character. Write it as %25.");
    }
  }
}
