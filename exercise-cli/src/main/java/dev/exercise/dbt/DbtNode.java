package dev.exercise.dbt;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one model, test, seed or snapshot in a run.
 *
 * @param uniqueId dbt's name for it: "model.marketplace.fct_orders"
 * @param status dbt's word: success, pass, error, fail, warn, skipped
 * @param message what dbt said of it
 * @param executionTime how long it took
 */
public record DbtNode(
    String uniqueId, String status, Optional<String> message, Duration executionTime) {

  public DbtNode {
    if (uniqueId.isBlank() || status.isBlank()) {
      throw new IllegalArgumentException("A dbt node has an id and a status.");
    }
  }

  /** Whether it failed, or was left out because another did. */
  public boolean failed() {
    return switch (status) {
      case "error", "fail", "skipped", "runtime error", "partial success" -> true;
      default -> false;
    };
  }
}
