package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One filling of the source tables, by two connections that share the work. */
final class Loading {
  private static final int CONNECTIONS = 2;

  private final PostgresServer server;
  private final String database;
  private final String schema;
  private final World world;
  private final Progress progress;
  private final Table users;
  private final ConcurrentLinkedQueue<Table> waiting;
  private final CountDownLatch usersLoaded = new CountDownLatch(1);
  private volatile boolean stopped;

  Loading(PostgresServer server, String database, String schema, World world, Progress progress) {
    this.server = server;
    this.database = database;
    this.schema = schema;
    this.world = world;
    this.progress = progress;
    List<Table> tables = Tables.of(world);
    users = tables.get(0);
    waiting = new ConcurrentLinkedQueue<>(tables.subList(1, tables.size()));
  }

  void run() throws SQLException {
    ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS, Loading::worker);
    ExecutorCompletionService<Void> work = new ExecutorCompletionService<>(pool);
    try {
      work.submit(this::loadUsersAndMore);
      for (int connection = 1; connection < CONNECTIONS; connection++) {
        work.submit(this::loadMore);
      }
      finish(work);
    } finally {
      stopped = true;
      usersLoaded.countDown();
      pool.shutdown();
    }
  }

  private static Thread worker(Runnable task) {
    Thread thread = new Thread(task, "clean-world");
    thread.setDaemon(true);
    return thread;
  }

  /** Waits for all workers, so that nobody writes any more when the first failure is thrown. */
  private void finish(ExecutorCompletionService<Void> work) throws SQLException {
    Throwable failure = null;
    for (int done = 0; done < CONNECTIONS; done++) {
      try {
        work.take().get();
      } catch (ExecutionException exception) {
        stopped = true;
        usersLoaded.countDown();
        failure = failure == null ? exception.getCause() : failure;
      } catch (InterruptedException exception) {
        Thread.currentThread().interrupt();
        throw new SQLException("Interrupted while loading the clean world.", exception);
      }
    }
    if (failure instanceof SQLException exception) {
      throw new SQLException(
          "Cannot load the clean world into schema %s of database %s on %s: %s"
              .formatted(schema, database, server, exception.getMessage()),
          exception.getSQLState(),
          exception);
    } else if (failure != null) {
      throw new IllegalStateException("Cannot compute the clean world", failure);
    }
  }

  private Void loadUsersAndMore() throws SQLException, InterruptedException {
    try (Connection connection = server.connect(database)) {
      load(connection, users);
      usersLoaded.countDown();
      loadWaiting(connection);
    }
    return null;
  }

  private Void loadMore() throws SQLException, InterruptedException {
    try (Connection connection = server.connect(database)) {
      loadWaiting(connection);
    }
    return null;
  }

  private void loadWaiting(Connection connection) throws SQLException, InterruptedException {
    for (Table table = waiting.poll(); table != null && !stopped; table = waiting.poll()) {
      if (table.refersToUsers()) {
        usersLoaded.await();
      }
      load(connection, table);
    }
  }

  private void load(Connection connection, Table table) throws SQLException {
    long expected = Sizes.expectedRows(world, table.name());
    try (Progress.Task task = progress.begin(table.name(), expected);
        CopySink sink = new CopySink(connection, schema, table, task, () -> stopped)) {
      CopyText out = new CopyText(sink);
      table.rows().writeTo(out);
      out.flush();
      sink.finish();
    }
  }
}
