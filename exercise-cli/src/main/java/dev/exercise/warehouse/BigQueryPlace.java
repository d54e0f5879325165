package dev.exercise.warehouse;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A dataset in BigQuery, as people write it down: {@code bigquery://project/dataset?location=EU}.
 *
 * @param project project id; what is read is billed to it
 * @param dataset where the marts stand
 * @param location where the dataset is kept, such as EU; empty lets BigQuery find it
 * @param endpoint of something else that speaks BigQuery's API, which is sent no credentials; empty
 *     for BigQuery itself
 */
public record BigQueryPlace(
    String project, String dataset, Optional<String> location, Optional<URI> endpoint) {

  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9.:-]{4,60}[a-z0-9]");
  private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9_]{1,1024}");
  private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9-]{2,40}");
  private static final String FORM =
      "bigquery://project/dataset or bigquery://project/dataset?location=EU";

  public BigQueryPlace {
    require(PROJECT, project, "project id");
    require(DATASET, dataset, "dataset");
    location.ifPresent(name -> require(LOCATION, name, "location"));
  }

  /**
   * Reads what somebody wrote.
   *
   * @throws IllegalArgumentException saying what one looks like
   */
  public static BigQueryPlace parse(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "'%s' is no warehouse. Write it as %s.".formatted(text, FORM), unreadable);
    }
    String path = uri.getPath() == null ? "" : uri.getPath();
    if (!"bigquery".equals(uri.getScheme()) || uri.getAuthority() == null || path.length() < 2) {
      throw new IllegalArgumentException(
          "'%s' is no warehouse. Write it as %s.".formatted(text, FORM));
    }
    Map<String, String> settings = new HashMap<>();
    for (String setting : uri.getQuery() == null ? new String[0] : uri.getQuery().split("&")) {
      String[] parts = setting.split("=", 2);
      if (parts.length < 2 || !Set.of("location", "endpoint").contains(parts[0])) {
        throw new IllegalArgumentException(
            "'%s' is no setting of a warehouse. Write it as %s.".formatted(setting, FORM));
      }
      settings.put(parts[0], parts[1]);
    }
    return new BigQueryPlace(
        uri.getAuthority(),
        path.substring(1),
        Optional.ofNullable(settings.get("location")),
        Optional.ofNullable(settings.get("endpoint")).map(URI::create));
  }

  private static void require(Pattern pattern, String text, String what) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no %s of BigQuery. Write the warehouse as %s.".formatted(text, what, FORM));
    }
  }

  /** As people write it down. */
  @Override
  public String toString() {
    return "bigquery://%s/%s".formatted(project, dataset);
  }
}
