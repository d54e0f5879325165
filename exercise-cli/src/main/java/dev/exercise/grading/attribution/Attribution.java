package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.Deviation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names the mistakes that led to what a candidate has. Marts whose rows are single things come
 * first; what is found there is then assumed in the aggregates, so that two mistakes that both move
 * every day of an aggregate are still told apart.
 */
public final class Attribution {

  /** Marts in which many things of one world add up to a row. */
  private static final Set<String> AGGREGATES =
      Set.of("fct_daily_gmv", "fct_seller_performance", "fct_customer_cohorts");

  /** Each costs a query. */
  private static final int MOST_PAIRS = 40;

  private final AnswerBook book;
  private final List<KnownMistake> catalogue;
  private final List<MartCase> cases;
  private final Set<KnownMistake> named = new LinkedHashSet<>();
  private boolean stopped;

  private Attribution(AnswerBook book, List<Deviation> candidate) {
    this.book = book;
    this.catalogue = book.answers().mistakes();
    this.cases = candidate.stream().map(deviation -> new MartCase(book, deviation)).toList();
  }

  /**
   * Examines the marts of one candidate.
   *
   * @param candidate a mart's wrong cells each, upstream before downstream
   */
  public static Attribution of(AnswerBook book, List<Deviation> candidate) {
    book.beginCandidate();
    Attribution attribution = new Attribution(book, candidate);
    attribution.examine(attribution.casesOf(false));
    for (MartCase aggregate : attribution.casesOf(true)) {
      aggregate.assume(attribution.named);
      attribution.examine(List.of(aggregate));
    }
    return attribution;
  }

  /** Whether a mart sums up over many things. */
  public static boolean isAggregate(String mart) {
    return AGGREGATES.contains(mart);
  }

  /** Whether the search ended before everything was tried, because it took too many answers. */
  public boolean stopped() {
    return stopped;
  }

  /** The marts with the mistakes found in each. */
  public List<MartCase> cases() {
    return cases;
  }

  /** The mistakes that were found in any mart, in the catalogue's order. */
  public List<KnownMistake> named() {
    return catalogue.stream().filter(named::contains).toList();
  }

  /**
   * Mistakes that would fit as well if this one had not been made, and explain nothing on top of
   * it, in the catalogue's order.
   */
  public List<KnownMistake> shadowedBy(KnownMistake mistake) {
    return catalogue.stream()
        .filter(other -> !named.contains(other) && fitsAlone(other))
        .filter(other -> nearest(other).filter(mistake::equals).isPresent())
        .toList();
  }

  private void examine(List<MartCase> examined) {
    boolean more = true;
    while (more) {
      more = nameBest(examined) || namePair(examined);
    }
  }

  private boolean nameBest(List<MartCase> examined) {
    record Candidate(KnownMistake mistake, List<MartCase> where, long gain, double share) {}
    List<Candidate> candidates = new ArrayList<>();
    for (KnownMistake mistake : catalogue) {
      List<MartCase> where = new ArrayList<>();
      long gain = 0;
      long changed = 0;
      long agreed = 0;
      for (MartCase one : examined) {
        if (!one.mayExplainMore(mistake)) {
          continue;
        }
        if (mayNotGoOn()) {
          return false;
        }
        Fit fit = one.fit(mistake);
        if (fit.present() && fit.gain() > 0) {
          where.add(one);
          gain += fit.gain();
          changed += fit.changed().size();
          agreed += fit.agreed().size();
        }
      }
      if (!where.isEmpty()) {
        candidates.add(new Candidate(mistake, where, gain, (double) agreed / changed));
      }
    }
    Optional<Candidate> best =
        candidates.stream()
            .min(
                Comparator.comparingLong(Candidate::gain)
                    .thenComparingDouble(Candidate::share)
                    .reversed());
    best.ifPresent(
        chosen -> {
          named.add(chosen.mistake());
          chosen.where().forEach(one -> one.found(chosen.mistake()));
        });
    return best.isPresent();
  }

  /**
   * Two mistakes that spoil each other's cells, so that neither fits alone. Only pairs whose cells
   * overlap, and of which each fits where the other does not reach, are tried, and not endlessly.
   */
  private boolean namePair(List<MartCase> examined) {
    for (MartCase one : examined) {
      Optional<List<KnownMistake>> pair =
          one.pairs(catalogue).stream()
              .limit(MOST_PAIRS)
              .takeWhile(possible -> !mayNotGoOn())
              .filter(
                  possible -> {
                    Fit fit = one.fit(possible);
                    return fit.present() && fit.gain() > 0;
                  })
              .findFirst();
      if (pair.isPresent()) {
        named.addAll(pair.get());
        pair.get().forEach(one::found);
        return true;
      }
    }
    return false;
  }

  /** Counts answers and not seconds: the same submission ends in the same place anywhere. */
  private boolean mayNotGoOn() {
    stopped |= book.isExhausted();
    return stopped;
  }

  private boolean fitsAlone(KnownMistake mistake) {
    List<Fit> fits = fitsAlone(mistake, false);
    if (fits.isEmpty()) {
      fits = fitsAlone(mistake, true);
    }
    return !fits.isEmpty() && fits.stream().allMatch(Fit::present);
  }

  private List<Fit> fitsAlone(KnownMistake mistake, boolean aggregates) {
    return casesOf(aggregates).stream()
        .filter(one -> one.shows(mistake))
        .map(one -> one.fitAlone(mistake))
        .filter(Fit::visible)
        .toList();
  }

  /** The named mistake that shares most cells with another. */
  private Optional<KnownMistake> nearest(KnownMistake other) {
    KnownMistake nearest = null;
    long most = 0;
    for (KnownMistake mistake : named()) {
      long shared = 0;
      for (MartCase one : cases) {
        if (one.shows(other) && one.found().contains(mistake)) {
          shared += one.fitAlone(other).shared(one.fitAlone(mistake));
        }
      }
      if (shared > most) {
        nearest = mistake;
        most = shared;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private List<MartCase> casesOf(boolean aggregates) {
    return cases.stream().filter(one -> isAggregate(one.mart().name()) == aggregates).toList();
  }
}
