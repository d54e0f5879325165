package dev.exercise.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came out of the zoo, in words and figures. */
final class ZooTable {

  static final double SINGLES_NAMED = 0.95;
  static final double PAIRS_NAMED = 0.80;

  private static final String HEADER =
      """
      | kind | submissions | false fails | false passes | named | named wrongly | otherwise than expected | unexplained cells |
      |---|---|---|---|---|---|---|---|
      """;

  private ZooTable() {}

  /** A row a kind, as Markdown. */
  static String of(List<Judgement> judgements) {
    StringBuilder table = new StringBuilder(HEADER);
    for (Kind kind : Kind.values()) {
      List<Judgement> here = of(kind, judgements);
      if (!here.isEmpty()) {
        table.append(row(kind, here));
      }
    }
    return table.toString();
  }

  private static String row(Kind kind, List<Judgement> here) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %s | %d | %d | %,d |%n",
        kind.folder(),
        here.size(),
        here.stream().filter(one -> !one.falseFails().isEmpty()).count(),
        here.stream().filter(one -> !one.falsePasses().isEmpty()).count(),
        kind == Kind.MISTAKE || kind == Kind.PAIR ? named(here) : "–",
        here.stream().filter(one -> !one.accused().isEmpty()).count(),
        here.stream().filter(one -> !one.surprises().isEmpty()).count(),
        here.stream().mapToLong(Judgement::unexplained).sum());
  }

  private static String named(List<Judgement> here) {
    return String.format(
        Locale.ROOT, "%d (%.1f %%)", countNamed(here), 100.0 * countNamed(here) / here.size());
  }

  private static long countNamed(List<Judgement> here) {
    return here.stream().filter(one -> one.notNamed().isEmpty()).count();
  }

  static List<Judgement> of(Kind kind, List<Judgement> judgements) {
    return judgements.stream().filter(one -> one.place().startsWith(kind.folder() + "/")).toList();
  }

  /** Whether nothing is judged falsely, and as many mistakes are named as is promised. */
  static boolean reachesTheTargets(List<Judgement> judgements) {
    boolean allFair =
        judgements.stream()
            .allMatch(
                one ->
                    one.falseFails().isEmpty()
                        && one.falsePasses().isEmpty()
                        && one.surprises().isEmpty());
    return allFair
        && share(Kind.MISTAKE, judgements) >= SINGLES_NAMED
        && share(Kind.PAIR, judgements) >= PAIRS_NAMED
        && of(Kind.VALID, judgements).stream().allMatch(one -> one.accused().isEmpty());
  }

  private static double share(Kind kind, List<Judgement> judgements) {
    List<Judgement> here = of(kind, judgements);
    return here.isEmpty() ? 1 : (double) countNamed(here) / here.size();
  }

  /** One submission in a line. */
  static String line(Judgement judgement) {
    return "%-60s %-4s %2d built%s"
        .formatted(
            judgement.place(),
            judgement.depth(),
            judgement.built(),
            judgement.holds() ? "" : "  <- " + String.join("; ", faults(judgement)));
  }

  /** What is not as it must be, in words. */
  static String story(Judgement judgement) {
    return judgement.place()
        + faults(judgement).stream()
            .map(fault -> "%n  %s".formatted(fault))
            .collect(Collectors.joining());
  }

  /** What is not as it must be, a sentence each. */
  static List<String> faults(Judgement judgement) {
    List<String> faults = new ArrayList<>();
    judgement.falseFails().forEach(one -> faults.add("false fail: " + one));
    judgement.falsePasses().forEach(one -> faults.add("false pass: " + one));
    judgement
        .notNamed()
        .forEach(
            one ->
                faults.add(
                    "not named: %s%s"
                        .formatted(
                            one,
                            judgement.shadowed().contains(one)
                                ? ", though told as what would fit as well"
                                : "")));
    judgement.accused().forEach(one -> faults.add("named wrongly: " + one));
    judgement.surprises().forEach(one -> faults.add("otherwise: " + one));
    if (judgement.unexplained() > 0) {
      faults.add("unexplained cells: " + judgement.unexplained());
    }
    return faults;
  }
}
