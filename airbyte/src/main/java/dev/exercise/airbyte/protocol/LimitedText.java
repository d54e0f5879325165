package dev.exercise.airbyte.protocol;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.Writer;

/** A text in memory that refuses to grow beyond a limit, before it takes all of the memory. */
final class LimitedText extends Writer {

  private final StringBuilder text = new StringBuilder();
  private final int longest;

  LimitedText(int longest) {
    this.longest = longest;
  }

  @Override
  public void write(char[] characters, int offset, int length) throws StreamConstraintsException {
    if (length > longest - text.length()) {
      throw new StreamConstraintsException(
          "A value has more than %,d characters".formatted(longest));
    }
    text.append(characters, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
