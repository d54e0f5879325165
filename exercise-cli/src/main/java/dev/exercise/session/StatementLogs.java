package dev.exercise.session;

import dev.exercise.replay.ReplayListener;
import dev.exercise.stack.EmbeddedStack;
import dev.exercise.timeline.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the sources of sessions without Docker were asked: their servers go with the tool, their
 * logs are kept in its home. Each start of a session has a log of its own.
 */
public final class StatementLogs {

  private static final int MOST = 1_000;

  private StatementLogs() {}

  /** Keeps the log from now on; where that cannot be, the timeline will lack it. */
  static void keep(EmbeddedStack stack, Path home, Session session, ReplayListener listener) {
    try {
      Path file = file(home, session, 0);
      for (int start = 1; Files.exists(file); start++) {
        file = file(home, session, start);
      }
      Files.createDirectories(file.getParent());
      stack.keepSourceLog(file);
    } catch (IOException | UnsupportedOperationException impossible) {
      listener.note(
          "The source's log cannot be kept, so the timeline will lack it: %s."
              .formatted(impossible.getMessage()));
    }
  }

  /**
   * All logs of the session, the earliest first.
   *
   * @param home the tool's home directory
   */
  public static Trace read(Path home, Session session) {
    List<InputStream> logs = new ArrayList<>();
    try {
      for (Path file : files(home, session)) {
        if (Files.isRegularFile(file)) {
          logs.add(Files.newInputStream(file));
        }
      }
      if (logs.isEmpty()) {
        return new Trace.Unread("No session of '%s' kept one.".formatted(session.candidate()));
      }
      try (InputStream all = new SequenceInputStream(Collections.enumeration(logs))) {
        return Trace.of(all);
      }
    } catch (IOException unreadable) {
      return new Trace.Unread("It cannot be read: %s.".formatted(unreadable.getMessage()));
    }
  }

  private static List<Path> files(Path home, Session session) {
    List<Path> files = new ArrayList<>();
    while (files.size() < MOST && Files.exists(file(home, session, files.size()))) {
      files.add(file(home, session, files.size()));
    }
    return files;
  }

  private static Path file(Path home, Session session, int start) {
    return home.resolve("rooms")
        .resolve(session.candidate())
        .resolve("source-postgres-%03d.log".formatted(start));
  }
}
