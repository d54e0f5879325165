package dev.exercise.airbyte.server.connector;

import dev.exercise.airbyte.server.store.ActorType;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The connectors that come with the server: child processes of its own Java and class path. */
public final class BuiltInConnectors {

  /** Airbyte's own id of its Postgres source. */
  public static final UUID POSTGRES = UUID.fromString("decd338e-5647-4c0b-adf4-da0e75f5a750");

  /** Airbyte's own id of its BigQuery destination. */
  public static final UUID BIGQUERY = UUID.fromString("22f6c74f-5699-40ff-833c-4a879ea40133");

  private static final String HEAP = "-Xmx256m";
  private static final String PACKAGE = "dev.exercise.airbyte.";

  private BuiltInConnectors() {}

  /** Source Postgres and destination BigQuery. */
  public static List<ConnectorDefinition> all() {
    return List.of(
        new ConnectorDefinition(
            POSTGRES,
            ActorType.SOURCE,
            "Postgres",
            "airbyte/source-postgres",
            "3.6.5",
            URI.create("https://docs.airbyte.com/integrations/sources/postgres"),
            java(PACKAGE + "source.SourcePostgresMain")),
        new ConnectorDefinition(
            BIGQUERY,
            ActorType.DESTINATION,
            "BigQuery",
            "airbyte/destination-bigquery",
            "2.8.5",
            URI.create("https://docs.airbyte.com/integrations/destinations/bigquery"),
            java(PACKAGE + "destination.DestinationBigQueryMain")));
  }

  /** The command that runs a main class of this class path in a process of its own. */
  public static List<String> java(String mainClass) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        HEAP,
        "-XX:+UseSerialGC",
        "-Dfile.encoding=UTF-8",
        "-Duser.timezone=UTC",
        "-cp",
        classPath(),
        mainClass);
  }

  /** Connectors run in a folder of their own, where relative names would lead nowhere. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
