package dev.exercise.timeline;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the candidate asked the source, by Postgres' own log with {@code log_statement = 'all'} and
 * the prefix {@code %m [%p] <%a> }. Docker may have put a name and a time before each line.
 */
final class StatementLog {

  /** What the connectors call themselves: loading is not exploring. */
  private static final String TOOL = "airbyte ";

  private static final int LONGEST_STATEMENT = 20_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final Pattern DOCKER =
      Pattern.compile("^(?:\\S{1,80} +\\| )?(?:\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,20}Z )?");
  private static final Pattern ENTRY =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) UTC \\[(\\d{1,10})\\] (?:<(.{0,200}?)> )?"
              + "([A-Z]{3,9}):  (.*)");
  private static final Pattern ASKED =
      Pattern.compile("(?:statement|execute [^:]{0,100}): (.*)", Pattern.DOTALL);
  private static final Pattern CATALOG = Pattern.compile("\\b(?:pg_catalog|information_schema)\\b");
  private static final Pattern TABLE =
      Pattern.compile(
          "\\b(users|categories|products|orders|order_items|payments|reviews|seller_tier_history"
              + "|event_log)\\b");

  /** The nine tables, in alphabetical order. */
  static final List<String> TABLES =
      List.of(
          "categories",
          "event_log",
          "order_items",
          "orders",
          "payments",
          "products",
          "reviews",
          "seller_tier_history",
          "users");

  private StatementLog() {}

  /**
   * Something that was asked.
   *
   * @param at when
   * @param process which connection
   * @param text what
   * @param schema whether it asked for the shape of tables, not for rows
   * @param tables which of the nine it names
   * @param failed whether Postgres refused it
   */
  record Question(
      Instant at,
      int process,
      String text,
      boolean schema,
      SortedSet<String> tables,
      boolean failed) {

    private Question refused() {
      return new Question(at, process, text, schema, tables, true);
    }
  }

  /** One entry of the log with all of its lines. */
  private record Entry(
      Instant at, int process, String application, String severity, StringBuilder text) {}

  static List<Question> parse(String log, Misses misses) {
    List<Question> questions = new ArrayList<>();
    Entry open = null;
    for (String raw : (Iterable<String>) log.lines()::iterator) {
      String line = DOCKER.matcher(raw).replaceFirst("");
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        add(open, questions);
        open = entry(entry);
        if (open == null) {
          misses.add();
        }
      } else if (open != null && open.text().length() < LONGEST_STATEMENT) {
        open.text().append('\n').append(line);
      }
    }
    add(open, questions);
    return questions;
  }

  private static Entry entry(Matcher entry) {
    try {
      return new Entry(
          LocalDateTime.parse(entry.group(1), TIME).toInstant(ZoneOffset.UTC),
          Integer.parseInt(entry.group(2)),
          entry.group(3) == null ? "" : entry.group(3),
          entry.group(4),
          new StringBuilder(entry.group(5)));
    } catch (DateTimeParseException | NumberFormatException broken) {
      return null;
    }
  }

  private static void add(Entry entry, List<Question> questions) {
    if (entry == null || entry.application().startsWith(TOOL)) {
      return;
    }
    String text = entry.text().toString().strip();
    if (entry.severity().equals("LOG")) {
      Matcher asked = ASKED.matcher(text);
      if (asked.matches()) {
        addTelling(question(entry, asked.group(1)), questions);
      }
    } else if (entry.severity().equals("STATEMENT")) {
      refuse(question(entry, text), questions);
    }
  }

  /** Postgres repeats what it refused; what it could not even parse it tells only then. */
  private static void refuse(Question refused, List<Question> questions) {
    int last = questions.size() - 1;
    if (last >= 0
        && questions.get(last).process() == refused.process()
        && questions.get(last).text().equals(refused.text())) {
      questions.set(last, questions.get(last).refused());
    } else {
      addTelling(refused.refused(), questions);
    }
  }

  /** Whatever names no table and no catalog, such as {@code begin}, tells nothing. */
  private static void addTelling(Question question, List<Question> questions) {
    if (question.schema() || !question.tables().isEmpty()) {
      questions.add(question);
    }
  }

  private static Question question(Entry entry, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    SortedSet<String> tables = new TreeSet<>();
    Matcher table = TABLE.matcher(lower);
    while (table.find()) {
      tables.add(table.group(1));
    }
    return new Question(
        entry.at(), entry.process(), text, CATALOG.matcher(lower).find(), tables, false);
  }
}
