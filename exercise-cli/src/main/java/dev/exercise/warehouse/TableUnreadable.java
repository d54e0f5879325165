package dev.exercise.warehouse;

/** A table or view stands in the warehouse, but reading it raised an error. */
public final class TableUnreadable extends RuntimeException {

  TableUnreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
