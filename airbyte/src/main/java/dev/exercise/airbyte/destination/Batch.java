package dev.exercise.airbyte.destination;

import dev.exercise.airbyte.protocol.AirbyteMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Rows of one stream on their way to one load job. They wait in a file, so that many streams at a
 * time cost no memory; the file has no name any more as soon as it is open, so that none is left
 * behind, however this process ends.
 */
final class Batch implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 15;

  private final FileChannel file;
  private final BufferedOutputStream lines;
  private final DirectLoadEncoder encoder;
  private final RowIds ids;
  private final long openedAt;
  private long rows;

  private Batch(FileChannel file, DirectLoadTable table, boolean emulator) {
    this.file = file;
    this.lines = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES);
    this.ids = new RowIds();
    this.encoder = new DirectLoadEncoder(table, ids, emulator, lines);
    this.openedAt = System.nanoTime();
  }

  static Batch open(DirectLoadTable table, boolean emulator) {
    try {
      Path file = Files.createTempFile("airbyte-batch-", ".ndjson");
      return new Batch(
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE),
          table,
          emulator);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  void add(AirbyteMessage.Row row, Instant extractedAt) throws IOException {
    encoder.write(row.record(), extractedAt, row.changes());
    rows++;
  }

  long rows() {
    return rows;
  }

  /** About how many bytes wait. */
  long bytes() throws IOException {
    return file.position();
  }

  long nanosOld() {
    return System.nanoTime() - openedAt;
  }

  long nulledValues() {
    return encoder.nulledValues();
  }

  RowIds ids() {
    return ids;
  }

  /** Writes all lines to the load job. */
  void sendTo(OutputStream job) throws IOException {
    encoder.flush();
    lines.flush();
    file.position(0);
    Channels.newInputStream(file).transferTo(job);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
