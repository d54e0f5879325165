package dev.exercise.cli;

import dev.exercise.Problem;
import dev.exercise.grading.LeftMarts;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.session.CandidatesWarehouse;
import dev.exercise.warehouse.BigQueryPlace;
import dev.exercise.warehouse.ReadingCost;
import dev.exercise.warehouse.Warehouse;
import dev.exercise.warehouse.WarehouseUnavailable;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** BigQuery itself as the candidate's warehouse: told what reading costs, asked, and only read. */
final class WarehouseOption {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Option(
      names = "--warehouse",
      paramLabel = "URL",
      converter = PlaceConverter.class,
      description =
          "Where the candidate's marts stand, if that is BigQuery itself: bigquery://project/dataset,"
              + " with ?location=EU where it has to be said. What reading them is billed for is told"
              + " and asked first.")
  private Optional<BigQueryPlace> place;

  @Option(
      names = "--most-billed",
      paramLabel = "GIB",
      defaultValue = "10",
      description = "Read nothing if that would be billed for more. Default: ${DEFAULT-VALUE} GiB.")
  private int mostBilled;

  boolean isNamed() {
    return place.isPresent();
  }

  /**
   * Reads the marts once it was agreed to; empty when it was not.
   *
   * @throws Problem when there are no credentials, or it would cost more than it may
   */
  Optional<LeftMarts> read(Room room, Confirmation confirmation, World world, Depth depth) {
    BigQueryPlace named = place.orElseThrow();
    long mostBytes = Math.multiplyExact((long) mostBilled, 1L << 30);
    Warehouse warehouse = Warehouse.bigQuery(named, PATIENCE, mostBytes);
    room.progress().step("Ask what reading %s costs".formatted(named));
    ReadingCost cost;
    try {
      warehouse.requireDataset(named.dataset());
      cost = warehouse.cost(named.dataset(), Marts.of(depth));
    } catch (WarehouseUnavailable refused) {
      throw new Problem(
          refused.getMessage(), "docs/interviewer/bigquery.md says what it needs.", refused);
    }
    if (cost.bytes() > mostBytes) {
      throw new Problem(
          "Reading %s takes %s.".formatted(named, cost.shown()),
          "Allow more with --most-billed, or look for a view in it that reads far too much.");
    }
    if (!confirmation.given("Reading %s takes %s.".formatted(named, cost.shown()))) {
      return Optional.empty();
    }
    room.progress().step("Read the marts in %s".formatted(named));
    return Optional.of(CandidatesWarehouse.read(warehouse, named.dataset(), world, depth));
  }

  private static final class PlaceConverter implements ITypeConverter<BigQueryPlace> {
    @Override
    public BigQueryPlace convert(String text) {
      try {
        return BigQueryPlace.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }
}
