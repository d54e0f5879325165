package dev.exercise.airbyte.destination;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines of JSON without texts that no row can hold: they would have to be in memory as a whole
 * before anybody could see how long they are. Such a text is cut and gets half a character at its
 * end, which no column takes ({@link Limits}), so that it is left out and named, never shortened.
 */
final class ShortTexts extends InputStream {

  private static final byte[] HALF_A_CHARACTER = "\\ud800".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER_BYTES = 1 << 16;

  /** Texts up to this length are let through, however long their line is. */
  private static final int ALWAYS_FINE = 1 << 10;

  private final InputStream in;
  private final int longest;
  private final byte[] read = new byte[BUFFER_BYTES];
  private final byte[] kept = new byte[BUFFER_BYTES + HALF_A_CHARACTER.length];
  private int next;
  private int end;
  private boolean inText;
  private boolean escaped;
  private int hexDigits;
  private boolean cutting;
  private int length;
  private int restOfLine;

  /**
   * Shortens texts.
   *
   * @param longest how many bytes one text may have, and all texts of a line together
   */
  ShortTexts(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    this.restOfLine = longest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    while (next == end) {
      int bytes = in.read(read, 0, BUFFER_BYTES);
      if (bytes < 0) {
        return -1;
      }
      keep(bytes);
    }
    int bytes = Math.min(wanted, end - next);
    System.arraycopy(kept, next, target, offset, bytes);
    next += bytes;
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void keep(int bytes) {
    next = 0;
    end = 0;
    for (int i = 0; i < bytes; i++) {
      byte b = read[i];
      if (!inText) {
        kept[end++] = b;
        if (b == '"') {
          inText = true;
          length = 0;
        } else if (b == '\n') {
          restOfLine = longest;
        }
      } else if (!ends(b)) {
        keepOfText(b);
      } else {
        inText = false;
        cutting = false;
        restOfLine -= length > ALWAYS_FINE ? Math.min(length, restOfLine) : 0;
        kept[end++] = b;
      }
    }
  }

  private void keepOfText(byte b) {
    boolean begins = !escaped && hexDigits == 0 && (b & 0xc0) != 0x80;
    if (!cutting && begins && length >= Math.max(ALWAYS_FINE, restOfLine)) {
      cutting = true;
      System.arraycopy(HALF_A_CHARACTER, 0, kept, end, HALF_A_CHARACTER.length);
      end += HALF_A_CHARACTER.length;
    }
    if (!cutting) {
      kept[end++] = b;
      length++;
    }
    if (escaped) {
      escaped = false;
      hexDigits = b == 'u' ? 4 : 0;
    } else if (hexDigits > 0) {
      hexDigits--;
    } else {
      escaped = b == '\\';
    }
  }

  private boolean ends(byte b) {
    return b == '"' && !escaped;
  }
}
