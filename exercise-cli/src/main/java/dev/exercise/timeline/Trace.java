package dev.exercise.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a service or a tool left behind, or why it could not be had. */
public sealed interface Trace {

  /** More than this of one trace is not looked at. */
  int MOST_BYTES = 16 << 20;

  /**
   * It was read.
   *
   * @param text whatever it is: the candidate may have written it
   * @param cut whether there was more of it
   */
  record Read(String text, boolean cut) implements Trace {}

  /**
   * It was not.
   *
   * @param why in a sentence
   */
  record Unread(String why) implements Trace {}

  /** Reads as much of a stream as is looked at. */
  static Trace of(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    boolean cut = bytes.length > MOST_BYTES;
    return new Read(new String(bytes, 0, Math.min(bytes.length, MOST_BYTES), UTF_8), cut);
  }

  /** A text that is there already. */
  static Trace of(String text) {
    boolean cut = text.length() > MOST_BYTES;
    return new Read(cut ? text.substring(0, MOST_BYTES) : text, cut);
  }

  /**
   * Reads a file; a link is not followed, for it may lead out of the candidate's folder.
   *
   * @param name as a reader knows it
   */
  static Trace file(Path file, String name) {
    if (Files.isSymbolicLink(file) || !Files.isRegularFile(file)) {
      return new Unread("There is no %s.".formatted(name));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    } catch (IOException unreadable) {
      return new Unread("%s cannot be read.".formatted(name));
    }
  }
}
