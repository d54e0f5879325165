package dev.exercise.airbyte.server.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How far each stream of a connection was read, and which generation its rows belong to. */
public final class States {

  private final Store store;

  public States(Store store) {
    this.store = store;
  }

  /** All states of a connection. */
  public List<State> list(UUID connection) {
    return store.rows("states", Map.of("connection_id", connection)).stream()
        .map(
            row ->
                new State(
                    row.text("kind"),
                    new StreamName(row.text("namespace"), row.text("name")),
                    Json.read(row.text("state"))))
        .toList();
  }

  /** Keeps a state in place of the stream's former one. */
  public void keep(UUID connection, State state) {
    store.run(
        "keep_state",
        Map.of(
            "connection_id", connection,
            "kind", state.kind(),
            "namespace", state.stream().namespace(),
            "name", state.stream().name(),
            "state", Json.write(state.value())));
  }

  /** Forgets the states of these streams. */
  public void forget(UUID connection, Collection<StreamName> streams) {
    streams.forEach(stream -> store.run("forget_state", key(connection, stream)));
  }

  /** Forgets the states of all connections. */
  public void forgetAll() {
    store.run("forget_all_states", Map.of());
  }

  /**
   * Forgets the states of these streams and those that belong to no one stream, and notes that the
   * streams' rows are to go: both or nothing, since rows without their state come twice.
   */
  public void beginReset(UUID connection, Collection<StreamName> streams) {
    store.inTransaction(
        handle -> {
          for (StreamName stream : streams) {
            Store.run(handle, "note_reset", key(connection, stream));
            Store.run(handle, "forget_state", key(connection, stream));
          }
          Store.run(handle, "forget_shared_states", Map.of("connection_id", connection));
          return streams.size();
        });
  }

  /** The streams whose rows a reset was to remove, and that no job has finished since. */
  public Set<StreamName> unfinishedResets(UUID connection) {
    return store.rows("unfinished_resets", Map.of("connection_id", connection)).stream()
        .map(row -> new StreamName(row.text("namespace"), row.text("name")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Notes that these streams have no rows from before their last reset. */
  public void endReset(UUID connection, Collection<StreamName> streams) {
    streams.forEach(stream -> store.run("end_reset", key(connection, stream)));
  }

  private static Map<String, Object> key(UUID connection, StreamName stream) {
    return Map.of(
        "connection_id", connection, "namespace", stream.namespace(), "name", stream.name());
  }

  /**
   * The generation of every stream for a job. A stream whose rows are replaced gets a new one, once
   * a job, however many attempts it takes.
   */
  public Map<StreamName, Long> generations(
      UUID connection, long jobId, Collection<StreamName> all, Collection<StreamName> replaced) {
    Map<StreamName, Long> former = new HashMap<>();
    Map<StreamName, Long> formerJobs = new HashMap<>();
    for (Row row : store.rows("generations", Map.of("connection_id", connection))) {
      StreamName stream = new StreamName(row.text("namespace"), row.text("name"));
      former.put(stream, row.number("generation"));
      formerJobs.put(stream, row.number("job_id"));
    }
    Map<StreamName, Long> current = new HashMap<>();
    for (StreamName stream : all) {
      long generation = former.getOrDefault(stream, 0L);
      boolean counted = formerJobs.getOrDefault(stream, -1L) == jobId;
      if (replaced.contains(stream) && !counted) {
        generation++;
        store.run(
            "keep_generation",
            Map.of(
                "connection_id", connection,
                "namespace", stream.namespace(),
                "name", stream.name(),
                "generation", generation,
                "job_id", jobId));
      }
      current.put(stream, generation);
    }
    return current;
  }
}
