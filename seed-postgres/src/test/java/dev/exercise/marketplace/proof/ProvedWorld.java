package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.generate.CleanWorld;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import dev.exercise.marketplace.workshop.Workshop;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came out for one workshop.
 *
 * @param failures of each proof, by its name; empty lists where it holds
 * @param planted how many rows the defects touched
 * @param silentMistakes ids of mistakes that changed nothing
 * @param shows ids of mistakes to the marts in which they showed
 * @param shares of features, to be added to those of other worlds
 */
record ProvedWorld(
    Map<String, List<String>> failures,
    long planted,
    List<String> silentMistakes,
    Map<String, List<String>> shows,
    Shares shares) {

  /** The names of the proofs, in the order of the table's columns. */
  static final List<String> PROOFS =
      List.of("left in", "mistakes", "ties", "ledger", "way back", "rates", "traces", "next day");

  ProvedWorld {
    if (!List.copyOf(failures.keySet()).equals(PROOFS)) {
      throw new IllegalArgumentException("Proved were %s.".formatted(failures.keySet()));
    }
  }

  /** Builds the workshop of a world at depth full and proves it. */
  static ProvedWorld build(
      PostgresServer workshopServer, String database, PostgresServer source, World world)
      throws SQLException {
    Workshop workshop = new Workshop(workshopServer, database);
    workshop.build(world, Depth.FULL, DefectRates.documented(), CleanWorld::load, Progress.NONE);
    return prove(workshop, workshopServer, database, source);
  }

  /** Proves a workshop of depth full that was built at the documented rates. */
  static ProvedWorld prove(
      Workshop workshop, PostgresServer workshopServer, String database, PostgresServer source)
      throws SQLException {
    workshop.fillSource(source, Progress.NONE);
    // No session may be open yet in the workshop that it is copied from.
    Workshop nextDay = workshop.nextDay(Progress.NONE);
    List<String> nextDays = laterDay(nextDay, workshopServer, database + "_next_day");
    Fingerprints prints = Fingerprints.taken(workshop, Mistakes.all());
    try (Asked asked = new Asked(workshopServer, database)) {
      Shares shares = Shares.of(asked);
      List<String> traces = new ArrayList<>(SourceTraces.failures(source, asked));
      traces.addAll(shares.failures());
      Map<String, List<String>> failures = ofAnyDay(asked, prints, Set.of());
      failures.put("rates", PlantedRates.failures(asked, DefectRates.documented()));
      failures.put("traces", traces);
      failures.put("next day", nextDays);
      return new ProvedWorld(
          failures, planted(workshop), MistakesShow.silent(prints), shown(prints), shares);
    }
  }

  /**
   * The failures of the next day's workshop. Its defects count rows out day by day, and an upsert
   * leaves its marks on the source, so that rates and traces are the first day's alone.
   */
  private static List<String> laterDay(
      Workshop workshop, PostgresServer workshopServer, String database) throws SQLException {
    Fingerprints prints = Fingerprints.taken(workshop, Mistakes.all());
    List<String> failures = new ArrayList<>();
    try (Asked asked = new Asked(workshopServer, database)) {
      ofAnyDay(asked, prints, KnownLimits.HARMLESS_NEXT_DAY.keySet())
          .forEach((proof, found) -> found.forEach(line -> failures.add(proof + ": " + line)));
    }
    return failures;
  }

  private static Map<String, List<String>> ofAnyDay(
      Asked workshop, Fingerprints prints, Set<String> excused) throws SQLException {
    Map<String, List<String>> failures = new LinkedHashMap<>();
    failures.put("left in", MistakesShow.harmlessDefects(prints, excused));
    failures.put("mistakes", MistakesShow.failures(prints));
    failures.put("ties", NoTies.failures(workshop));
    failures.put("ledger", CompleteLedger.failures(workshop));
    failures.put("way back", WayBack.failures(workshop));
    return failures;
  }

  boolean holds() {
    return failures.values().stream().allMatch(List::isEmpty);
  }

  private static long planted(Workshop workshop) throws SQLException {
    return workshop.planted().values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, List<String>> shown(Fingerprints prints) {
    Map<String, List<String>> shown = new LinkedHashMap<>();
    for (Map.Entry<Mistake, Map<String, Fingerprints.Fingerprint>> entry :
        prints.byMistake().entrySet()) {
      shown.put(entry.getKey().id(), List.copyOf(entry.getValue().keySet()));
    }
    return shown;
  }
}
