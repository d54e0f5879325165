package dev.exercise.airbyte.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.CaseStrategy;
import org.jdbi.v3.core.mapper.MapMappers;
import org.jdbi.v3.core.statement.Update;

/**
 * The database file. Every change is on the disk when the call that makes it returns, so that
 * nothing is lost when the process is killed.
 */
public final class Store implements AutoCloseable {

  private static final long SCHEMA_VERSION = 1;

  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;

  private Store(JdbcConnectionPool pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    jdbi.getConfig(MapMappers.class).setCaseChange(CaseStrategy.LOCALE_LOWER);
  }

  /**
   * Opens the database of a directory, and makes it when there is none.
   *
   * @throws IllegalStateException when another server has it open, or it is of another version
   */
  public static Store open(Path directory) {
    Path file = directory.resolve("airbyte").toAbsolutePath();
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE".formatted(file), "sa", "");
    Store store = new Store(pool);
    try {
      store.prepare(directory);
    } catch (ConnectionException exception) {
      pool.dispose();
      throw new IllegalStateException(
          "The server's data in %s cannot be opened: %s. Is another server using it? Stop that one first."
              .formatted(directory, rootMessage(exception)),
          exception);
    }
    return store;
  }

  private void prepare(Path directory) {
    jdbi.useHandle(
        handle -> {
          handle.execute(sql("write_delay"));
          handle.createScript(sql("schema")).execute();
        });
    List<Row> versions = rows("schema_version", Map.of());
    if (versions.isEmpty()) {
      run("add_schema_version", Map.of("version", SCHEMA_VERSION));
    } else if (versions.get(0).number("version") != SCHEMA_VERSION) {
      throw new IllegalStateException(
          "The server's data in %s was written by another version. Move the directory away, and set up the connections again."
              .formatted(directory));
    }
  }

  List<Row> rows(String file, Map<String, ?> parameters) {
    return jdbi.withHandle(handle -> rows(handle, file, parameters));
  }

  void run(String file, Map<String, ?> parameters) {
    jdbi.useHandle(handle -> run(handle, file, parameters));
  }

  long add(String file, Map<String, ?> parameters) {
    return jdbi.withHandle(
        handle ->
            update(handle, file, parameters)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
  }

  <T> T inTransaction(Function<Handle, T> work) {
    return jdbi.inTransaction(work::apply);
  }

  static List<Row> rows(Handle handle, String file, Map<String, ?> parameters) {
    return handle.createQuery(sql(file)).bindMap(parameters).mapToMap().map(Row::new).list();
  }

  static void run(Handle handle, String file, Map<String, ?> parameters) {
    update(handle, file, parameters).execute();
  }

  private static Update update(Handle handle, String file, Map<String, ?> parameters) {
    return handle.createUpdate(sql(file)).bindMap(parameters);
  }

  @Override
  public void close() {
    // The last connection that ends closes the database.
    pool.dispose();
  }

  private static String rootMessage(Throwable exception) {
    Throwable root = exception;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  private static String sql(String name) {
    try (InputStream stream = Store.class.getResourceAsStream(name + ".sql")) {
      if (stream == null) {
        throw new IllegalStateException("The jar lacks %s.sql.".formatted(name));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
