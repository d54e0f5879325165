package dev.exercise.field;

import dev.exercise.replay.Replay;
import dev.exercise.replay.ReplayListener;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A replay for each marketplace, made when the first submission needs it and closed when the last
 * one is done with it.
 */
final class SharedReplays implements AutoCloseable {

  /** Makes a marketplace with its answers. */
  interface Opening {
    Replay open(Marketplace marketplace, ReplayListener listener) throws SQLException;
  }

  private final Opening opening;
  private final Map<Marketplace, Place> places = new HashMap<>();

  /**
   * @param expected the marketplace of each submission that will come
   */
  SharedReplays(Opening opening, List<Marketplace> expected) {
    this.opening = opening;
    for (Marketplace marketplace : expected) {
      places.computeIfAbsent(marketplace, one -> new Place()).expected++;
    }
  }

  /** The replay of a marketplace; whoever comes while it is made waits. */
  Replay of(Marketplace marketplace, ReplayListener listener) throws SQLException {
    Place place = places.get(marketplace);
    synchronized (place) {
      if (place.replay.isEmpty()) {
        place.replay = Optional.of(opening.open(marketplace, listener));
      }
      return place.replay.get();
    }
  }

  /** One of the submissions that were expected is done with it, whether it came or not. */
  void leave(Marketplace marketplace) {
    Place place = places.get(marketplace);
    synchronized (place) {
      place.expected--;
      if (place.expected == 0) {
        place.close();
      }
    }
  }

  @Override
  public void close() {
    for (Place place : places.values()) {
      synchronized (place) {
        place.close();
      }
    }
  }

  private static final class Place {
    private int expected;
    private Optional<Replay> replay = Optional.empty();

    private void close() {
      replay.ifPresent(Replay::close);
      replay = Optional.empty();
    }
  }
}
