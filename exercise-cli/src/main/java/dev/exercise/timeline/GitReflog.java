package dev.exercise.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commits of a working copy, by what git itself notes of each step. No program is run on the
 * candidate's repository, which may be set up to run others; names and addresses are left unread.
 */
final class GitReflog {

  private static final Pattern STEP =
      Pattern.compile("[0-9a-f]{40,64} [0-9a-f]{40,64} .*> (\\d{1,11}) [+-]\\d{4}\t(.*)");

  private GitReflog() {}

  /**
   * A commit.
   *
   * @param at when
   * @param message its first line
   */
  record Commit(Instant at, String message) {}

  static List<Commit> parse(String log, Misses misses) {
    List<Commit> commits = new ArrayList<>();
    for (String line : (Iterable<String>) log.lines()::iterator) {
      Matcher step = STEP.matcher(line);
      if (!step.matches()) {
        misses.add();
      } else if (step.group(2).startsWith("commit")) {
        String message = step.group(2).substring(step.group(2).indexOf(':') + 1);
        commits.add(
            new Commit(
                Instant.ofEpochSecond(Long.parseLong(step.group(1))), Words.shortened(message)));
      }
    }
    return commits;
  }
}
