package dev.exercise.airbyte.destination;

import java.net.URI;
import java.util.Optional;

/**
 * Where rows go.
 *
 * @param projectId the project, of any name on an emulator
 * @param datasetId the dataset of the raw tables, made if it is missing
 * @param location where a dataset that is made lies: {@code US}
 * @param emulator address of an emulator's REST interface; empty means BigQuery itself
 * @param credentials the JSON key of a service account; empty means the application default ones,
 *     or none on an emulator
 * @param internalDatasetId the dataset of tables that only a sync itself needs
 */
public record BigQueryDestinationConfig(
    String projectId,
    String datasetId,
    String location,
    Optional<URI> emulator,
    Optional<String> credentials,
    String internalDatasetId) {

  /** What Airbyte calls it, too. */
  static final String DEFAULT_INTERNAL_DATASET = "airbyte_internal";

  public BigQueryDestinationConfig {
    if (projectId.isBlank()) {
      throw new IllegalArgumentException("A BigQuery destination needs a project.");
    }
    requireDataset(datasetId);
    requireDataset(internalDatasetId);
    if (emulator.isPresent() && emulator.get().getHost() == null) {
      throw new IllegalArgumentException(
          "'%s' is no address of an emulator. Write it like http://localhost:9050."
              .formatted(emulator.get()));
    }
  }

  /** A dataset of an emulator. */
  public static BigQueryDestinationConfig emulator(URI address, String projectId, String dataset) {
    return new BigQueryDestinationConfig(
        projectId, dataset, "US", Optional.of(address), Optional.empty(), DEFAULT_INTERNAL_DATASET);
  }

  private static void requireDataset(String name) {
    if (!name.matches("\\w{1,1024}")) {
      throw new IllegalArgumentException(
          "'%s' is no dataset name: use letters, digits and underscores.".formatted(name));
    }
  }

  @Override
  public String toString() {
    return "%s.%s at %s"
        .formatted(projectId, datasetId, emulator.map(URI::toString).orElse("BigQuery"));
  }
}
