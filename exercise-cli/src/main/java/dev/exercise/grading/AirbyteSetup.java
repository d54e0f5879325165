package dev.exercise.grading;

import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.JobRun;
import java.util.List;
import java.util.Optional;

/** How the candidate set Airbyte up, as far as it could be read: evidence, no verdict. */
public sealed interface AirbyteSetup {

  /** Nobody looked, because there was no Airbyte to look into. */
  AirbyteSetup NOT_ASKED = new Unread("the submission came without an Airbyte.");

  /**
   * Nothing is known of it, which says nothing about the candidate.
   *
   * @param why in a sentence
   */
  record Unread(String why) implements AirbyteSetup {}

  /**
   * What stood in Airbyte.
   *
   * @param connections in the order of their names; may be none
   */
  record Read(List<Connected> connections) implements AirbyteSetup {

    public Read {
      connections = List.copyOf(connections);
    }
  }

  /**
   * One connection.
   *
   * @param connection with all its streams
   * @param lastSync the youngest sync, if there was one
   */
  record Connected(Connection connection, Optional<JobRun> lastSync) {}
}
