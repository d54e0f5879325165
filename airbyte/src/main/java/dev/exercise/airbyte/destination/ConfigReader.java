package dev.exercise.airbyte.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Reads what a user filled in by the names of Airbyte's destination-bigquery, and ours. */
final class ConfigReader {

  /** Google's own convention, for clients whose forms lack the emulator's host. */
  static final String EMULATOR_VARIABLE = "BIGQUERY_EMULATOR_HOST";

  private static final String DEFAULT_LOCATION = "US";

  private final Map<String, String> environment;

  ConfigReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The configuration.
   *
   * @throws ConnectorException when something is missing or wrong
   */
  BigQueryDestinationConfig read(JsonNode json) {
    Optional<URI> emulator = emulator(json);
    Optional<String> credentials = credentials(json);
    if (emulator.isEmpty() && credentials.isEmpty()) {
      throw ConnectorException.config(
          "Neither emulator_host nor credentials_json is set. For the exercise's warehouse set"
              + " emulator_host, such as http://localhost:9050; BigQuery itself needs the JSON key"
              + " of a service account in credentials_json.");
    }
    if (json.path("loading_method").path("method").asText().equals("GCS Staging")) {
      throw ConnectorException.config(
          "The loading method 'GCS Staging' is not supported. Choose 'Batched Standard Inserts'.");
    }
    String location = json.path("dataset_location").asText("").strip();
    String internal = json.path("raw_data_dataset").asText("");
    try {
      return new BigQueryDestinationConfig(
          required(json, "project_id"),
          dataset(json),
          location.isEmpty() ? DEFAULT_LOCATION : location,
          emulator,
          emulator.isPresent() ? Optional.empty() : credentials,
          internal.isEmpty() ? BigQueryDestinationConfig.DEFAULT_INTERNAL_DATASET : internal);
    } catch (IllegalArgumentException wrong) {
      throw new ConnectorException(FailureType.CONFIG_ERROR, wrong.getMessage(), wrong);
    }
  }

  private Optional<URI> emulator(JsonNode json) {
    String configured = json.path("emulator_host").asText("").strip();
    String host =
        configured.isEmpty() ? environment.getOrDefault(EMULATOR_VARIABLE, "").strip() : configured;
    if (host.isEmpty()) {
      return Optional.empty();
    }
    String withScheme = host.contains("://") ? host : "http://" + host;
    try {
      URI uri = URI.create(withScheme.replaceFirst("/+$", ""));
      if (uri.getHost() != null && uri.getScheme().matches("https?")) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException noUri) {
      // Said below.
    }
    throw ConnectorException.config(
        "'%s' is no address of an emulator. Write it like http://localhost:9050.".formatted(host));
  }

  private static Optional<String> credentials(JsonNode json) {
    JsonNode credentials = json.path("credentials_json");
    String text = credentials.isObject() ? credentials.toString() : credentials.asText("");
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /** {@code project:dataset}, too, as long as it is the same project. */
  private static String dataset(JsonNode json) {
    String dataset = required(json, "dataset_id");
    String prefix = required(json, "project_id") + ":";
    return dataset.startsWith(prefix) ? dataset.substring(prefix.length()) : dataset;
  }

  private static String required(JsonNode json, String name) {
    String value = json.path(name).asText("").strip();
    if (value.isEmpty()) {
      throw ConnectorException.config("%s is missing in the configuration.".formatted(name));
    }
    return value;
  }
}
