package dev.exercise.airbyte.server.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The lines that a connector writes, as bytes. Only the head of a line is held; the rest of a long
 * one can be passed on without ever being in memory as a whole.
 */
public final class MessageLines {

  private static final int CHUNK = 1 << 16;

  private final InputStream stream;
  private final int headLimit;
  private final long lineLimit;
  private final byte[] chunk = new byte[CHUNK];
  private int position;
  private int filled;
  private byte[] head = new byte[CHUNK];
  private int length;
  private boolean ended;
  private boolean finished = true;

  /**
   * Lines of a stream.
   *
   * @param headLimit bytes of a line that are held
   * @param lineLimit bytes that a line may have
   */
  public MessageLines(InputStream stream, int headLimit, long lineLimit) {
    this.stream = stream;
    this.headLimit = headLimit;
    this.lineLimit = lineLimit;
  }

  /** Reads the head of the next line; false when there is none. */
  public boolean next() throws IOException {
    if (!finished) {
      copyRest(OutputStream.nullOutputStream());
    }
    length = 0;
    finished = false;
    while (length < headLimit) {
      if (position == filled && !fill()) {
        finished = true;
        return length > 0;
      }
      int end = lineEnd();
      int bytes = Math.min(end - position, headLimit - length);
      append(bytes);
      if (position == end && end < filled) {
        position++;
        finished = true;
        ended = true;
        return true;
      }
    }
    ended = false;
    return true;
  }

  /** The bytes of the head; only the first {@link #length()} count. */
  public byte[] head() {
    return head;
  }

  public int length() {
    return length;
  }

  /** Whether the head is the whole line. */
  public boolean whole() {
    return finished;
  }

  /** Whether the line had a line end: one without is what a dead connector left behind. */
  public boolean ended() {
    return ended;
  }

  /**
   * Passes on what follows the head.
   *
   * @return how many bytes that was
   * @throws LineTooLongException when the line is longer than lines may be
   */
  public long copyRest(OutputStream out) throws IOException {
    long copied = 0;
    while (!finished) {
      if (position == filled && !fill()) {
        finished = true;
        return copied;
      }
      int end = lineEnd();
      out.write(chunk, position, end - position);
      copied += end - position;
      if (length + copied > lineLimit) {
        throw new LineTooLongException(lineLimit);
      }
      position = end;
      if (end < filled) {
        position++;
        finished = true;
        ended = true;
      }
    }
    return copied;
  }

  /** The whole line, for messages that are not records. */
  public byte[] all() throws IOException {
    if (finished) {
      return Arrays.copyOf(head, length);
    }
    throw new LineTooLongException(headLimit);
  }

  private void append(int bytes) {
    if (length + bytes > head.length) {
      head = Arrays.copyOf(head, Math.min(headLimit, Math.max(head.length * 2, length + bytes)));
    }
    System.arraycopy(chunk, position, head, length, bytes);
    length += bytes;
    position += bytes;
  }

  private int lineEnd() {
    int end = position;
    while (end < filled && chunk[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, stream.read(chunk));
    ended = false;
    return filled > 0;
  }

  /** A connector wrote a line that is longer than any message may be. */
  public static final class LineTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    LineTooLongException(long limit) {
      super("wrote a message of more than %d bytes".formatted(limit));
    }
  }
}
