package dev.exercise.report;

import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.Grade;
import dev.exercise.grading.Grader;
import dev.exercise.grading.GradingInput;
import dev.exercise.grading.LeftMarts;
import dev.exercise.grading.attribution.TinyMarket;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.warehouse.DeliveredColumn;
import dev.exercise.warehouse.MartRead;
import dev.exercise.warehouse.TableShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Grades to render: as the grader gives them. */
public final class SampleGrade {

  private static final TinyMarket MARKET = new TinyMarket();

  private SampleGrade() {}

  /**
   * Somebody who made three mistakes, doubled a row, and left a few cells that nothing explains.
   */
  public static Grade mixed() {
    List<MartRead> reads = MARKET.candidate("pos-as-utc", "currency-as-usd", "cancelled-counted");
    List<Object[]> orders = new ArrayList<>();
    for (Object[] row : reads.get(0).rows()) {
      Object[] delivered = row.clone();
      if ((Long) delivered[0] % 97 == 5) {
        delivered[1] = " refunded?";
      }
      orders.add(delivered);
    }
    orders.add(orders.get(41).clone());
    orders.remove(250);
    return grade(
            List.of(withRows(reads.get(0), orders), reads.get(1)),
            new BuildOutcome.Finished(
                List.of(
                    BuildOutcome.Node.of("model.shop.stg_orders", "success", ""),
                    BuildOutcome.Node.of("model.shop.fct_orders", "success", ""),
                    BuildOutcome.Node.of("model.shop.fct_daily_gmv", "success", ""),
                    BuildOutcome.Node.of(
                        "test.shop.unique_fct_orders_order_id.9f", "fail", "Got 1 result"))))
        .with(SampleAirbyte.named("Marketplace to BigQuery"));
  }

  /** Somebody whose names, values and messages attack whoever shows them. */
  public static Grade hostile(String attack) {
    List<MartRead> reads = MARKET.candidate();
    List<Object[]> orders = new ArrayList<>(reads.get(0).rows());
    Object[] spoiled = orders.get(0).clone();
    spoiled[1] = attack;
    orders.set(0, spoiled);
    List<DeliveredColumn> columns = new ArrayList<>(reads.get(0).shape().columns());
    columns.set(2, new DeliveredColumn("currency", attack));
    MartRead read =
        new MartRead(
            reads.get(0).mart(),
            new TableShape("analytics", "fct_orders", columns),
            orders,
            orders.size());
    return grade(
        List.of(read),
        new BuildOutcome.Finished(
            List.of(
                BuildOutcome.Node.of("model.shop.stg_orders", "error", attack),
                BuildOutcome.Node.of("model.shop.fct_orders", "success", ""),
                BuildOutcome.Node.of("model.shop.fct_daily_gmv", "error", attack))));
  }

  /** Somebody whose warehouse holds other marts than the code builds. */
  public static Grade leftOtherwise(String attack) {
    return new Grader(MARKET)
        .grade(
            new GradingInput(
                World.of(42, "1"),
                Depth.CORE,
                new BuildOutcome.Finished(
                    List.of(
                        BuildOutcome.Node.of("model.shop.fct_orders", "success", ""),
                        BuildOutcome.Node.of("model.shop.fct_daily_gmv", "success", ""))),
                delivered(MARKET.candidate()),
                Set.of("stg_users"),
                new LeftMarts.Found(
                    Map.of(
                        "fct_orders",
                        new Delivery.Present(MARKET.candidate("pos-as-utc").get(0)),
                        "fct_daily_gmv",
                        new Delivery.Broken(attack)))));
  }

  /** Somebody who did not begin. */
  public static Grade untouched() {
    return grade(List.of(), new BuildOutcome.Finished(List.of()));
  }

  /** Somebody who got everything right. */
  public static Grade perfect() {
    return grade(
        MARKET.candidate(),
        new BuildOutcome.Finished(
            List.of(
                BuildOutcome.Node.of("model.shop.fct_orders", "success", ""),
                BuildOutcome.Node.of("model.shop.fct_daily_gmv", "success", ""))));
  }

  private static MartRead withRows(MartRead read, List<Object[]> rows) {
    return new MartRead(read.mart(), read.shape(), rows, rows.size());
  }

  private static Grade grade(List<MartRead> reads, BuildOutcome build) {
    return new Grader(MARKET)
        .grade(
            new GradingInput(
                World.of(42, "1"), Depth.CORE, build, delivered(reads), Set.of("stg_users")));
  }

  private static Map<String, Delivery> delivered(List<MartRead> reads) {
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    reads.forEach(read -> deliveries.put(read.mart().name(), new Delivery.Present(read)));
    return deliveries;
  }
}
