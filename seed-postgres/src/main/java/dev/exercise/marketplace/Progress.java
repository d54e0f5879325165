package dev.exercise.marketplace;

/**
 * Told how far a long piece of work has come; implementations decide whether and how to show it.
 */
public interface Progress {

  /** Shows nothing. */
  Progress NONE =
      (name, expected, unit) ->
          new Task() {
            @Override
            public void advance(long more) {}

            @Override
            public void close() {}
          };

  /**
   * Begins a task; tasks may overlap and come from several threads.
   *
   * @param name what is being done, as a user reads it: "orders"
   * @param expected how many units until the end, 0 when unknown
   * @param unit what is counted, in the plural: "rows"; empty for a count that nobody needs
   */
  Task begin(String name, long expected, String unit);

  /** Begins a task that counts rows. */
  default Task begin(String name, long expectedRows) {
    return begin(name, expectedRows, "rows");
  }

  /** Begins a task of which nothing is worth counting. */
  default Task begin(String name) {
    return begin(name, 0, "");
  }

  /** A piece of work under way; closing it says that it is done. */
  interface Task extends AutoCloseable {
    /** So many units more are done. */
    void advance(long more);

    @Override
    void close();
  }
}
