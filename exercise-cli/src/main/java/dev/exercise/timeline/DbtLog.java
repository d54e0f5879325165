package dev.exercise.timeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What dbt did, by the file that it writes to {@code logs/dbt.log}. Its lines have a time of day in
 * UTC and no day: a line happened after the one above it, and the first one at the session's
 * beginning. Where two dbts write at once, lines count for the one that began last.
 */
final class DbtLog {

  private static final int LONGEST_LINE = 20_000;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final String CLOCK = "(\\d\\d:\\d\\d:\\d\\d\\.\\d{1,9})";
  private static final Pattern HEADER =
      Pattern.compile("={10,} " + CLOCK + " \\| [0-9a-f-]{36} ={10,}");
  private static final Pattern LINE =
      Pattern.compile(CLOCK + " \\[(?:debug|info|warn|error) *\\] \\[[^\\]]{0,80}\\]: (.*)");
  private static final Pattern COMMAND =
      Pattern.compile("'invocation_command': (?:'([^']*)'|\"([^\"]*)\")");
  private static final Pattern END =
      Pattern.compile("Command `.*` (succeeded|failed) at [\\d:.]+ after ([\\d.]{1,12}) seconds");
  private static final Pattern NODE =
      Pattern.compile(
          "\\d{1,6} of (\\d{1,6}) (OK|PASS|WARN|ERROR|FAIL|SKIP)\\b(.*?)(?: \\.{2,})? \\[.*");

  private static final Duration DAY = Duration.ofDays(1);

  /** Threads write a little out of order, which is no new day. */
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(1);

  /** What was there before the session is told from what came after midnight. */
  private static final Duration BEFORE_THE_SESSION = Duration.ofHours(12);

  private final Misses misses;
  private final List<DbtInvocation> invocations = new ArrayList<>();
  private Instant now;
  private boolean first = true;
  private Open open;

  private static final class Open {
    private final Instant began;
    private String command = "dbt";
    private Optional<Duration> lasted = Optional.empty();
    private boolean failed;
    private int nodes;
    private int tests;
    private final Set<String> well = new HashSet<>();
    private final SortedSet<String> badly = new TreeSet<>();
    private final Set<String> models = new HashSet<>();

    private Open(Instant began) {
      this.began = began;
    }

    private DbtInvocation done() {
      return new DbtInvocation(
          began, lasted, Words.shortened(command), failed, nodes, well, badly, models, tests);
    }
  }

  private DbtLog(Instant start, Misses misses) {
    this.now = start;
    this.misses = misses;
  }

  /**
   * Reads the log.
   *
   * @param start when the session began
   */
  static List<DbtInvocation> parse(String log, Instant start, Misses misses) {
    DbtLog reading = new DbtLog(start, misses);
    log.lines().forEach(reading::line);
    if (reading.open != null) {
      reading.invocations.add(reading.open.done());
    }
    return reading.invocations;
  }

  private void line(String raw) {
    String line =
        COLOUR.matcher(raw.substring(0, Math.min(raw.length(), LONGEST_LINE))).replaceAll("");
    Matcher header = HEADER.matcher(line);
    Matcher event = LINE.matcher(line);
    if (header.matches()) {
      if (open != null) {
        invocations.add(open.done());
      }
      open = moveTo(header.group(1)) ? new Open(now) : null;
    } else if (event.matches() && moveTo(event.group(1)) && open != null) {
      event(event.group(2));
    }
  }

  private boolean moveTo(String clock) {
    try {
      Instant same =
          now.atOffset(ZoneOffset.UTC)
              .toLocalDate()
              .atTime(LocalTime.parse(clock))
              .toInstant(ZoneOffset.UTC);
      Duration back = first ? BEFORE_THE_SESSION : OUT_OF_ORDER;
      now = same.isBefore(now.minus(back)) ? same.plus(DAY) : same;
      first = false;
      return true;
    } catch (DateTimeException broken) {
      misses.add();
      return false;
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void event(String text) {
    Matcher command = COMMAND.matcher(text);
    Matcher end = END.matcher(text);
    Matcher node = NODE.matcher(text);
    if (text.startsWith("running dbt with arguments") && command.find()) {
      open.command = command.group(1) == null ? command.group(2) : command.group(1);
    } else if (end.matches()) {
      open.failed = end.group(1).equals("failed");
      // Its own figure counts from the start of the process, before it wrote the first line.
      open.lasted = Optional.of(Duration.between(open.began, later(open.began, now)));
    } else if (node.matches()) {
      node(Integer.parseInt(node.group(1)), node.group(2), node.group(3).strip());
    }
  }

  private void node(int total, String result, String what) {
    open.nodes = Math.max(open.nodes, total);
    String name = what.substring(what.lastIndexOf(' ') + 1);
    name = name.substring(name.lastIndexOf('.') + 1);
    if (name.isEmpty() || result.equals("SKIP")) {
      return;
    }
    if (what.contains(" model ")) {
      open.models.add(name);
    } else if (!what.contains(" seed ") && !what.contains(" snapshot ")) {
      open.tests++;
    }
    if (result.equals("ERROR") || result.equals("FAIL")) {
      open.badly.add(Words.shortened(name));
    } else {
      open.well.add(Words.shortened(name));
    }
  }
}
