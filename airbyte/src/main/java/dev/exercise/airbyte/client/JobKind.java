package dev.exercise.airbyte.client;

/** What a job does to its connection, in Airbyte's words. */
public enum JobKind {
  /** It moves what is new. */
  SYNC,
  /** It empties the tables and forgets the state. */
  RESET_CONNECTION,
  /** It reads all again. */
  REFRESH,
  /** It empties the tables, in later versions. */
  CLEAR
}
