package dev.exercise.marketplace;

/**
 * Told how far a long piece of work has come; implementations decide whether and how to show it.
 */
public interface Progress {

  /** Shows nothing. */
  Progress NONE =
      (name, expectedRows) ->
          new Task() {
            @Override
            public void advance(long rows) {}

            @Override
            public void close() {}
          };

  /**
   * Begins a task; tasks may overlap and come from several threads.
   *
   * @param name what is being done, as a user reads it: "orders"
   * @param expectedRows rows until the end, 0 when unknown
   */
  Task begin(String name, long expectedRows);

  /** A piece of work under way; closing it says that it is done. */
  interface Task extends AutoCloseable {
    /** So many rows more are done. */
    void advance(long rows);

    @Override
    void close();
  }
}
