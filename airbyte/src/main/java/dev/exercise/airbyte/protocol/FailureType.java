package dev.exercise.airbyte.protocol;

/** Who can do something about a failure, in the words of Airbyte's protocol. */
public enum FailureType {
  /** The user: something is set up wrongly, and trying again changes nothing. */
  CONFIG_ERROR,
  /** Time: trying again may help. */
  TRANSIENT_ERROR,
  /** Us: nobody expected it. */
  SYSTEM_ERROR
}
