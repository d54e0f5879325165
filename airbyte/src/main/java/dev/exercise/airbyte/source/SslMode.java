package dev.exercise.airbyte.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a connection is encrypted; the modes that need no certificate. */
public enum SslMode {
  DISABLE,
  ALLOW,
  PREFER,
  REQUIRE;

  /** As Airbyte and the driver write it: {@code require}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SslMode> of(String wireName) {
    return Arrays.stream(values()).filter(mode -> mode.wireName().equals(wireName)).findFirst();
  }
}
