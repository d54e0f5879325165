package dev.exercise.warehouse;

/** The warehouse did not answer, so nothing can be said about what stands in it. */
public final class WarehouseUnavailable extends RuntimeException {

  WarehouseUnavailable(String message) {
    super(message);
  }

  WarehouseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
