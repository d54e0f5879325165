package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts reviews together from sentences that go with their rating. */
final class ReviewWords {
  private static final double BODY = 0.74;
  private static final double DETAIL = 0.65;

  private final Map<String, List<String>> sections = Resource.sections("reviews.txt");
  private final ColumnDraws title;
  private final ColumnDraws body;

  ReviewWords(World world) {
    title = new ColumnDraws(world, "reviews.title");
    body = new ColumnDraws(world, "reviews.body");
  }

  String title(long key, int rating) {
    return pick("title-", rating, title, key, 0);
  }

  /** Empty when the reviewer left it at a title. */
  Optional<String> body(long key, int rating, String noun) {
    if (!body.chance(key, 0, BODY)) {
      return Optional.empty();
    }
    String what = noun.toLowerCase(Locale.ROOT);
    String opening = pick("opening-", rating, body, key, 1).replace("{what}", what);
    return Optional.of(
        body.chance(key, 2, DETAIL)
            ? opening + " " + pick("detail-", rating, body, key, 3)
            : opening);
  }

  private String pick(String section, int rating, ColumnDraws draws, long key, int nth) {
    List<String> sentences = sections.get(section + rating);
    return sentences.get(draws.below(key, nth, sentences.size()));
  }
}
