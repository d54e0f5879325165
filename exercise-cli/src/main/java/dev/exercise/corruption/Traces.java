package dev.exercise.corruption;

import java.util.ArrayList;
import java.util.List;

/**
 * What one corruption left behind.
 *
 * @param caughtBy tests that found it, as a reader names them
 * @param onlyStarters whether all of these came with the starter
 * @param stopped models that it broke: a build that stops is no silence
 * @param changes marts that it got into
 * @param unclear what may or may not be its doing
 */
record Traces(
    List<String> caughtBy,
    boolean onlyStarters,
    List<String> stopped,
    List<MartChange> changes,
    List<String> unclear) {

  Traces {
    caughtBy = List.copyOf(caughtBy);
    stopped = List.copyOf(stopped);
    changes = List.copyOf(changes);
    unclear = List.copyOf(unclear);
  }

  boolean noticed() {
    return !caughtBy.isEmpty() || !stopped.isEmpty();
  }

  List<String> noticedBy() {
    List<String> all = new ArrayList<>(caughtBy);
    all.addAll(stopped);
    return all;
  }
}
