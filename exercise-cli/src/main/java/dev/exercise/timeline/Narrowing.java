package dev.exercise.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How failing runs of dbt were brought to work again: an episode begins with a run that fails, and
 * ends when all that failed in it has come out well.
 */
final class Narrowing {

  private static final int MOST = 20;
  private static final int MOST_NAMES = 3;

  private Narrowing() {}

  /** A sentence for each episode, the earliest first. */
  static List<String> of(List<DbtInvocation> invocations) {
    List<DbtInvocation> work = invocations.stream().filter(DbtInvocation::isWork).toList();
    List<String> sentences = new ArrayList<>();
    for (int at = 0; at < work.size(); at++) {
      if (work.get(at).failed()) {
        int end = end(work, at);
        sentences.add(
            sentence(work.subList(at, Math.min(end + 1, work.size())), end < work.size()));
        at = end;
      }
    }
    return sentences.size() <= MOST ? sentences : List.copyOf(sentences.subList(0, MOST));
  }

  /** Where the episode ends; past the last run where it does not. */
  private static int end(List<DbtInvocation> work, int first) {
    SortedSet<String> open = new TreeSet<>(work.get(first).badly());
    boolean named = !open.isEmpty();
    for (int at = first + 1; at < work.size(); at++) {
      DbtInvocation next = work.get(at);
      open.removeAll(next.well());
      open.addAll(next.badly());
      named |= !next.badly().isEmpty();
      // A project that does not compile names no node: then the next run that works ends it.
      if (!next.failed() && (open.isEmpty() || !named)) {
        return at;
      }
    }
    return work.size();
  }

  private static String sentence(List<DbtInvocation> episode, boolean ended) {
    DbtInvocation first = episode.get(0);
    List<DbtInvocation> later = episode.subList(1, episode.size());
    StringBuilder words =
        new StringBuilder(
            "%s: '%s' failed%s%s"
                .formatted(
                    Words.clock(first.began()),
                    first.command(),
                    first.badly().isEmpty() ? "" : " at " + names(first.badly()),
                    first.nodes() == 0
                        ? ""
                        : " of " + Words.count(first.nodes(), "node", "nodes")));
    Optional<DbtInvocation> narrower =
        later.stream().filter(next -> next.nodes() > 0 && next.nodes() < first.nodes()).findFirst();
    if (narrower.isPresent()) {
      words.append(
          ", then narrowed down to %s ('%s')"
              .formatted(
                  Words.count(narrower.get().nodes(), "node", "nodes"), narrower.get().command()));
    } else if (later.size() > 1) {
      words.append(", then run again as widely");
    }
    long failing = later.stream().filter(DbtInvocation::failed).count();
    if (failing > 0) {
      words.append(", %s".formatted(Words.count(failing, "more failing run", "more failing runs")));
    }
    return words
        .append(
            ended
                ? "; all well after %s."
                    .formatted(
                        Words.minutes(
                            Duration.between(
                                first.ended(), episode.get(episode.size() - 1).ended())))
                : "; not all of it was well again in what was recorded.")
        .toString();
  }

  private static String names(SortedSet<String> badly) {
    String shown = String.join(", ", badly.stream().limit(MOST_NAMES).toList());
    return badly.size() <= MOST_NAMES
        ? shown
        : "%s and %d more".formatted(shown, badly.size() - MOST_NAMES);
  }
}
