package dev.exercise.answers;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.defect.Defects;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * All that answers depend on, as a digest: the seed cannot be read from it.
 *
 * @param digest hexadecimal
 */
public record AnswerKey(String digest) {

  /** Moves whenever the content of kept files changes its meaning. */
  private static final String FORMAT = "1";

  public AnswerKey {
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("'%s' is no digest.".formatted(digest));
    }
  }

  /**
   * The key of a world's answers.
   *
   * @param businessDate the day on which they are right
   * @param server name and version of the database that computes them
   */
  public static AnswerKey of(
      World world, Depth depth, DefectRates rates, LocalDate businessDate, String server) {
    return of(world, depth, rates, businessDate, server, MarketplaceDigest.ofThisTool());
  }

  static AnswerKey of(
      World world,
      Depth depth,
      DefectRates rates,
      LocalDate businessDate,
      String server,
      String marketplace) {
    String planted =
        Defects.all().stream()
            .map(defect -> defect.id() + "=" + rates.rate(defect, depth).toPlainString())
            .collect(Collectors.joining(","));
    String text =
        String.join(
            "\n",
            FORMAT,
            World.GENERATOR_VERSION,
            Long.toString(world.seed()),
            world.scale().toPlainString(),
            depth.id(),
            planted,
            businessDate.toString(),
            server,
            marketplace);
    return new AnswerKey(Digests.of(text));
  }
}
