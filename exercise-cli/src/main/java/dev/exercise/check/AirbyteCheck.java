package dev.exercise.check;

import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.AirbyteException;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.Destination;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.Source;
import dev.exercise.airbyte.client.Workspace;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets Airbyte's connectors try what the candidate set up, and reads the connections. */
final class AirbyteCheck {

  private static final String NAME = "Airbyte";

  private AirbyteCheck() {}

  static List<Finding> of(URI address) {
    try {
      AirbyteClient airbyte = new AirbyteClient(address);
      if (!airbyte.isAvailable()) {
        return List.of(failed("it starts, or says that it is not well"));
      }
      return findings(airbyte, airbyte.workspace());
    } catch (AirbyteException failure) {
      return List.of(failed(failure.getMessage()));
    }
  }

  private static List<Finding> findings(AirbyteClient airbyte, Workspace workspace) {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok(NAME, "answers"));
    for (Source source : airbyte.sources(workspace)) {
      findings.add(reached("Airbyte source " + source.name(), airbyte.check(source)));
    }
    for (Destination destination : airbyte.destinations(workspace)) {
      findings.add(
          reached("Airbyte destination " + destination.name(), airbyte.check(destination)));
    }
    List<Connection> connections = airbyte.connections(workspace);
    for (Connection connection : connections) {
      findings.add(synced(connection, airbyte.lastSync(connection)));
    }
    if (connections.isEmpty()) {
      findings.add(Finding.open("Airbyte connection", "none is set up yet"));
    }
    return findings;
  }

  private static Finding reached(String service, ConnectionStatus status) {
    return status.succeeded()
        ? Finding.ok(service, "can be reached")
        : Finding.failed(
            service, status.message(), "The candidate sets it right on its page in Airbyte.");
  }

  private static Finding synced(Connection connection, Optional<JobRun> last) {
    String service = "Airbyte connection " + connection.name();
    String streams = "%d streams selected".formatted(connection.selected().size());
    if (last.isEmpty()) {
      return Finding.open(service, streams + ", never synced");
    }
    JobRun job = last.get();
    String found =
        "%s, last sync %s".formatted(streams, job.status().name().toLowerCase(Locale.ROOT));
    return switch (job.status()) {
      case SUCCEEDED -> Finding.ok(service, found);
      case PENDING, RUNNING, INCOMPLETE, CANCELLED -> Finding.open(service, found);
      case FAILED ->
          Finding.failed(
              service,
              found + job.failure().map(failure -> ": " + failure.message()).orElse(""),
              "Its job's log in Airbyte says more; 'exercise sync' loads the tables without it.");
    };
  }

  private static Finding failed(String found) {
    return Finding.failed(
        NAME,
        found,
        "Does the session run ('exercise setup')? 'exercise sync' loads the tables without it.");
  }
}
