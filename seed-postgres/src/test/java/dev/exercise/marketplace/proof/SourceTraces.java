package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.Defects;
import dev.exercise.marketplace.generate.CleanWorld;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a candidate can see of the source beside its rows tells nothing of how they were made; the
 * rows are the dirty ones.
 */
final class SourceTraces {

  private static final String CANDIDATE = "marketplace";

  private static final Set<String> KINDS_OF_POSTGRES_ALONE =
      Set.of(
          "function",
          "comment on a database",
          "setting of a role or database",
          "session",
          "statistics object",
          "trigger",
          "prepared");

  private static final List<String> TELLING_WORDS =
      List.of(
          "flyway",
          "dirty",
          "dirt",
          "defect",
          "ledger",
          "workshop",
          "mistake",
          "truth",
          "planted",
          "unfinished",
          "seed",
          "renumber",
          "anomal",
          "duplicate",
          "orphan",
          "untidy",
          "clean_");

  private SourceTraces() {}

  static PostgresServer asCandidate(PostgresServer source) {
    return new PostgresServer(source.host(), source.port(), CANDIDATE, "marketplace_secret");
  }

  private static final String OTHER_SESSIONS =
      "select count(*) from pg_stat_activity"
          + " where pid <> pg_backend_pid() and datname is not null";

  /** Compares the filled source with the workshop it was filled from. */
  static List<String> failures(PostgresServer source, Asked workshop) throws SQLException {
    try (Asked candidate = new Asked(asCandidate(source), CANDIDATE)) {
      List<String> failures =
          new ArrayList<>(candidate.lines(Asked.script("traces_of_writing.sql")));
      awaitAlone(candidate);
      for (List<String> thing : candidate.rows(Asked.script("traces_of_making.sql"))) {
        failures.addAll(telling(thing.get(0), thing.get(1)));
      }
      for (String table : CleanWorld.tables()) {
        String digest =
            "select md5(string_agg(row_hash, '' order by row_hash)) from (select md5(t::text) as row_hash from %s.%s as t) as rows";
        if (!candidate
            .rows(digest.formatted("public", table))
            .equals(workshop.rows(digest.formatted("dirty", table)))) {
          failures.add("%s does not hold the rows of the dirty world".formatted(table));
        }
      }
      return failures;
    }
  }

  /** A session that its client has closed is listed until its process has ended. */
  private static void awaitAlone(Asked candidate) throws SQLException {
    for (int look = 0; look < 50; look++) {
      if (candidate.rows(OTHER_SESSIONS).get(0).get(0).equals("0")) {
        return;
      }
      // A transaction sees the list as it was at its first look.
      candidate.execute("select pg_sleep(0.1); select pg_stat_clear_snapshot()");
    }
  }

  private static List<String> telling(String kind, String name) {
    List<String> failures = new ArrayList<>();
    if (KINDS_OF_POSTGRES_ALONE.contains(kind) || !isExpected(kind, name)) {
      failures.add("more than the nine tables: %s %s".formatted(kind, name));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    Stream.concat(
            TELLING_WORDS.stream(),
            Defects.all().stream()
                .map(Defect::id)
                .flatMap(id -> Stream.of(id, id.replace('-', '_'))))
        .filter(lower::contains)
        .forEach(word -> failures.add("'%s' in the %s %s".formatted(word, kind, name)));
    return failures;
  }

  private static boolean isExpected(String kind, String name) {
    Set<String> tables = new TreeSet<>(CleanWorld.tables());
    return switch (kind) {
      case "relation" -> name.startsWith("public.") && tables.contains(name.substring(7));
      case "index", "constraint" -> tables.stream().anyMatch(name::startsWith);
      case "schema" -> name.equals("public");
      case "database" -> Set.of("postgres", "template0", "template1", CANDIDATE).contains(name);
      case "role" -> Set.of("postgres", CANDIDATE).contains(name);
      case "extension" -> name.equals("plpgsql");
      case "type" -> false;
      default -> true;
    };
  }
}
