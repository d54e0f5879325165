package dev.exercise.airbyte.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.protocol.ConnectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a configuration in the words of Airbyte's Postgres source. */
final class ConfigFile {

  private static final int DEFAULT_PORT = 5432;

  private final JsonNode config;

  private ConfigFile(JsonNode config) {
    this.config = config;
  }

  /**
   * Takes what is known and leaves what is not.
   *
   * @throws ConnectorException when something is missing, malformed, or asks for what this source
   *     cannot do
   */
  static PostgresSourceConfig parse(JsonNode config) {
    if (!config.isObject()) {
      throw ConnectorException.config("The configuration is not a JSON object. Write it anew.");
    }
    return new ConfigFile(config).read();
  }

  private PostgresSourceConfig read() {
    refuseWhatIsNotSupported();
    try {
      return new PostgresSourceConfig(
          required("host", "the server's name or address").strip(),
          port(),
          required("database", "the database's name"),
          schemas(),
          required("username", "the role that reads"),
          optional("password"),
          sslMode(),
          config.hasNonNull("jdbc_url_params")
              ? DriverProperties.parse(optional("jdbc_url_params"))
              : Map.of());
    } catch (IllegalArgumentException wrong) {
      throw ConnectorException.config(wrong.getMessage());
    }
  }

  private void refuseWhatIsNotSupported() {
    String method = config.path("replication_method").path("method").asText("Standard");
    if (!method.equals("Standard")) {
      throw ConnectorException.config(
          "The update method %s is not supported. Choose Scan Changes with User Defined Cursor."
              .formatted(method));
    }
    String tunnel = config.path("tunnel_method").path("tunnel_method").asText("NO_TUNNEL");
    if (!tunnel.equals("NO_TUNNEL")) {
      throw ConnectorException.config(
          "The SSH tunnel method %s is not supported. Choose No Tunnel and a host in reach."
              .formatted(tunnel));
    }
  }

  private SslMode sslMode() {
    String mode = config.path("ssl_mode").path("mode").asText(SslMode.PREFER.wireName());
    return SslMode.of(mode)
        .orElseThrow(
            () ->
                ConnectorException.config(
                    "The SSL mode %s is not supported. Choose disable, allow, prefer or require."
                        .formatted(mode)));
  }

  private int port() {
    JsonNode port = config.path("port");
    if (port.isMissingNode() || port.isNull()) {
      return DEFAULT_PORT;
    }
    if (port.canConvertToExactIntegral() && port.canConvertToInt()) {
      return port.asInt();
    }
    try {
      return Integer.parseInt(port.asText().strip());
    } catch (NumberFormatException notANumber) {
      throw ConnectorException.config(
          "Port %s is not a number. Write one from 1 to 65535, most often 5432.".formatted(port));
    }
  }

  private List<String> schemas() {
    JsonNode schemas = config.path("schemas");
    if (schemas.isMissingNode() || schemas.isNull()) {
      return List.of("public");
    }
    List<String> names = new ArrayList<>();
    for (JsonNode schema : schemas) {
      names.add(schema.asText());
    }
    if (!schemas.isArray() || !names.stream().allMatch(name -> !name.isBlank())) {
      throw ConnectorException.config(
          "The schemas are not a list of names. Write them as [\"public\"].");
    }
    return names.stream().distinct().toList();
  }

  private String required(String field, String meaning) {
    String value = optional(field);
    if (value.isBlank()) {
      throw ConnectorException.config(
          "The configuration lacks %s, %s. Fill it in.".formatted(field, meaning));
    }
    return value;
  }

  private String optional(String field) {
    JsonNode value = config.path(field);
    if (value.isContainerNode()) {
      throw ConnectorException.config("The field %s is not a text. Write one.".formatted(field));
    }
    return value.isNull() ? "" : value.asText();
  }
}
