package dev.exercise.cli;

import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.LeftMarts;
import dev.exercise.grading.SessionEvidence;
import java.util.Optional;

/**
 * What of a candidate's room is looked at beside their code.
 *
 * @param airbyte what was read of their Airbyte; empty where none belongs to the submission, so
 *     that no check asks for it
 * @param left the marts in their own warehouse
 * @param session what is known of the session; empty where the submission is of none
 */
record Evidence(Optional<AirbyteSetup> airbyte, LeftMarts left, Optional<SessionEvidence> session) {

  /** Code alone, as with the shipped sample. */
  static final Evidence NONE =
      new Evidence(Optional.empty(), LeftMarts.NOT_ASKED, Optional.empty());
}
