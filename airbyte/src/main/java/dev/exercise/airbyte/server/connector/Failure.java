package dev.exercise.airbyte.server.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why something did not work, in Airbyte's terms.
 *
 * @param origin who failed
 * @param type who can do something about it
 * @param message what happened and what to do, for users
 * @param detail what else the one that failed said; may be empty
 */
public record Failure(Origin origin, Type type, String message, String detail, Instant at) {

  /** Who failed. */
  public enum Origin {
    SOURCE,
    DESTINATION,
    REPLICATION,
    AIRBYTE_PLATFORM;

    /** As logs and answers spell it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who can do something about it. */
  public enum Type {
    CONFIG_ERROR,
    SYSTEM_ERROR,
    TRANSIENT_ERROR,
    MANUAL_CANCELLATION,
    HEARTBEAT_TIMEOUT,
    DESTINATION_TIMEOUT
  }

  /** Whether trying again may help. */
  public boolean retryable() {
    return type != Type.CONFIG_ERROR && type != Type.MANUAL_CANCELLATION;
  }

  /** The failure that a connector told of in a TRACE ERROR message. */
  public static Failure traced(Origin origin, JsonNode trace, Instant now) {
    JsonNode error = trace.path("error");
    String internal = Json.text(error, "internal_message").orElse("");
    String message = Json.text(error, "message").orElse("The %s failed.".formatted(origin.word()));
    String stack = Json.text(error, "stack_trace").orElse("");
    return new Failure(
        origin,
        type(error.path("failure_type").asText("system_error")),
        message,
        internal.isEmpty() ? stack : internal,
        now);
  }

  private static Type type(String word) {
    return switch (word) {
      case "config_error" -> Type.CONFIG_ERROR;
      case "transient_error" -> Type.TRANSIENT_ERROR;
      default -> Type.SYSTEM_ERROR;
    };
  }

  /** The same, with its secrets masked. */
  public Failure masked(SecretMask mask) {
    return new Failure(origin, type, mask.apply(message), mask.apply(detail), at);
  }

  /** Airbyte's FailureReason. */
  public ObjectNode toJson() {
    return Json.object()
        .put("failureOrigin", origin.word())
        .put("failureType", type.name().toLowerCase(Locale.ROOT))
        .put("externalMessage", message)
        .put("internalMessage", detail.isEmpty() ? message : detail)
        .put("stacktrace", "")
        .put("retryable", retryable())
        .put("timestamp", at.toEpochMilli());
  }

  /** What a connector's TRACE message says of an error, if it is one. */
  static Optional<Failure> ofMessage(Origin origin, JsonNode message, Instant now) {
    JsonNode trace = message.path("trace");
    return trace.path("type").asText().equals("ERROR")
        ? Optional.of(traced(origin, trace, now))
        : Optional.empty();
  }
}
