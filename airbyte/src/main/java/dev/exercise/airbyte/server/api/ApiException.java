package dev.exercise.airbyte.server.api;

import java.util.UUID;

/** A request cannot be fulfilled; the message says why and what to do. */
final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  static ApiException invalid(String message) {
    return new ApiException(422, message);
  }

  static ApiException conflict(String message) {
    return new ApiException(409, message);
  }

  static ApiException notFound(String what, UUID id) {
    return notFound(what, id.toString());
  }

  static ApiException notFound(String what, String id) {
    return new ApiException(404, "There is no %s with the id %s.".formatted(what, id));
  }

  int status() {
    return status;
  }
}
