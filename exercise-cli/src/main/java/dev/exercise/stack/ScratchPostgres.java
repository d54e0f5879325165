package dev.exercise.stack;

import dev.exercise.marketplace.PostgresServer;

/**
 * A Postgres for the tool's own work, where worlds are made and truth is computed: fast, on a free
 * port, and gone when it is closed.
 */
public final class ScratchPostgres implements AutoCloseable {

  private final PostgresCluster cluster;

  private ScratchPostgres(PostgresCluster cluster) {
    this.cluster = cluster;
  }

  /** Starts one and waits until it answers. */
  public static ScratchPostgres start(ProcessLedger ledger) {
    return new ScratchPostgres(
        PostgresCluster.start(
            ledger, "the workshop Postgres", "workshop", Ports.oneFree(), PostgresCluster.SCRATCH));
  }

  /** The server, with a role that may do everything. */
  public PostgresServer server() {
    return cluster.server();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
