package dev.exercise.marketplace.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A view that takes the place of a table or mart of the same name. Its query may read from that
 * name: it then means what lay there before.
 *
 * @param name the table or mart that it replaces
 * @param sql the whole "create view" statement
 */
public record OverlayView(String name, String sql) {

  private static final Pattern STATEMENT = Pattern.compile("(?s)\\s*(.*?)\\s*;\\s*(?:\\n|$)");
  private static final Pattern HEAD =
      Pattern.compile("(?s)^(?:--[^\\n]*\\n)*create view (\\w+) as\\b.*");

  /** Reads the statements of an overlay. */
  static List<OverlayView> allIn(String file, String sql) {
    List<OverlayView> views = new ArrayList<>();
    Matcher statements = STATEMENT.matcher(sql);
    int end = 0;
    while (statements.lookingAt()) {
      views.add(read(file, statements.group(1)));
      end = statements.end();
      statements.region(end, sql.length());
    }
    if (!sql.substring(end).isBlank()) {
      throw new IllegalArgumentException(
          "%s.sql does not end with a semicolon. End each statement with one.".formatted(file));
    }
    return List.copyOf(views);
  }

  private static OverlayView read(String file, String statement) {
    Matcher head = HEAD.matcher(statement);
    if (!head.matches()) {
      throw new IllegalArgumentException(
          "%s.sql holds a statement other than 'create view <table or mart> as …': %s"
              .formatted(file, statement.lines().findFirst().orElse("")));
    }
    return new OverlayView(head.group(1), statement);
  }
}
