package dev.exercise.marketplace.workshop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Rows on their way from one database to another. */
final class Rows {

  private Rows() {}

  static void copy(String fromDatabase, String from, String toDatabase, String to)
      throws SQLException {
    try (Connection source = Databases.connect(Cluster.server(), fromDatabase);
        Connection target = Databases.connect(Cluster.server(), toDatabase)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      long unused =
          source
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("copy %s to stdout".formatted(from), bytes);
      long unusedCount =
          target
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy %s from stdin".formatted(to),
                  new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
