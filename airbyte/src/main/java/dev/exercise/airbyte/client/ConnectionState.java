package dev.exercise.airbyte.client;

/** Whether a connection syncs. */
public enum ConnectionState {
  /** It does. */
  ACTIVE,
  /** It was switched off. */
  INACTIVE,
  /** It was deleted, and only its history is left. */
  DEPRECATED
}
