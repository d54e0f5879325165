package dev.exercise.stack;

import dev.exercise.marketplace.PostgresServer;
import java.net.URI;

/** The services that one exercise runs on, wherever they run. */
public interface Stack extends AutoCloseable {

  /** The project that the warehouse's datasets belong to. */
  String WAREHOUSE_PROJECT = "marketplace";

  /** The source Postgres, with a role that may create databases and roles. */
  PostgresServer source();

  /** The warehouse's BigQuery endpoint: "http://127.0.0.1:9050". */
  URI warehouse();

  /** Stops every service and removes what they wrote; closing again does nothing. */
  @Override
  void close();
}
