package dev.exercise.airbyte.protocol;

import java.util.Locale;

/** Who can do something about a failure, in the words of Airbyte's protocol. */
public enum FailureType {
  /** The user: something is set up wrongly, and trying again changes nothing. */
  CONFIG_ERROR,
  /** Time: trying again may help. */
  TRANSIENT_ERROR,
  /** Us: nobody expected it. */
  SYSTEM_ERROR;

  /** As Airbyte's protocol writes it: {@code config_error}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
