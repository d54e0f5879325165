package dev.exercise.observation;

import java.time.Instant;

/** Something that the interviewer wrote down. */
public sealed interface Observation permits Incident, Note, Rating {

  /** When it was written down. */
  Instant at();
}
