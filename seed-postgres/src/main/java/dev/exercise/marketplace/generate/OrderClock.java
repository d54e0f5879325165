package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * When orders come in: a weight for each hour of the history, made of season, growth, weekday, the
 * day's chance and the hour of the day. The n-th of N orders falls where n/N of the weight lies
 * behind it, so that orders are in the order of time without being sorted.
 */
final class OrderClock {
  private static final int DAYS = 365;
  private static final double POS_SHARE = 0.15;
  private static final double YEARLY_GROWTH = 0.3;

  /** July to June. */
  private static final double[] SEASON = {
    0.86, 0.88, 0.93, 1.00, 1.26, 1.36, 0.92, 0.90, 0.96, 0.98, 1.02, 1.00
  };

  /** Monday to Sunday. */
  private static final double[] WEEKDAY = {1.00, 0.96, 0.95, 0.98, 1.04, 1.09, 1.12};

  /** Days unlike their neighbours: sales, holidays. */
  private static final Map<LocalDate, Double> SPECIAL =
      Map.of(
          LocalDate.of(2025, 11, 28), 1.9,
          LocalDate.of(2025, 11, 29), 1.4,
          LocalDate.of(2025, 12, 1), 1.8,
          LocalDate.of(2025, 12, 24), 0.7,
          LocalDate.of(2025, 12, 25), 0.5,
          LocalDate.of(2026, 1, 1), 0.6);

  /** By hour in UTC: Europe's evening runs into America's. */
  private static final double[] ONLINE = {
    3.4, 3.2, 2.8, 2.2, 1.6, 1.4, 1.8, 2.8, 3.8, 4.4, 4.7, 4.9, 5.0, 5.0, 5.1, 5.2, 5.4, 5.8, 6.4,
    6.9, 6.8, 5.8, 4.6, 3.8
  };

  /** By hour in New York; the stores open at 8 and close at 22. */
  private static final double[] TILL = {
    0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 4, 5, 7, 6, 5, 5, 6, 9, 11, 12, 11, 8, 0, 0
  };

  /** New York is four hours behind UTC, and five between these moments. */
  private static final long STANDARD_TIME_FROM =
      LocalDate.of(2025, 11, 2).atTime(6, 0).toEpochSecond(ZoneOffset.UTC);

  private static final long STANDARD_TIME_TO =
      LocalDate.of(2026, 3, 8).atTime(7, 0).toEpochSecond(ZoneOffset.UTC);

  private final long orders;
  private final double[] cumulated = new double[DAYS * 24 + 1];
  private final double[] posShare = new double[DAYS * 24];
  private final ColumnDraws jitter;

  OrderClock(World world, long orders) {
    this.orders = orders;
    jitter = new ColumnDraws(world, "orders.created_at");
    ColumnDraws weather = new ColumnDraws(world, "orders.day");
    double online = sum(ONLINE);
    double till = sum(TILL);
    for (int hour = 0; hour < posShare.length; hour++) {
      long second = History.START + (long) hour * History.HOUR;
      double onlineWeight = (1 - POS_SHARE) * ONLINE[hour % 24] / online;
      double tillWeight = POS_SHARE * TILL[newYorkHour(second)] / till;
      boolean avoided = History.settled(second) != second;
      double weight = avoided ? 0 : dayWeight(weather, hour / 24) * (onlineWeight + tillWeight);
      posShare[hour] = tillWeight / (onlineWeight + tillWeight);
      cumulated[hour + 1] = cumulated[hour] + weight;
    }
  }

  /** When the order with this index reached the database, in seconds. */
  long createdAt(long index) {
    double total = cumulated[cumulated.length - 1];
    double at = (index + jitter.unit(index, 0)) / orders * total;
    int low = 0;
    int high = posShare.length;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] <= at) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double within = (at - cumulated[low]) / (cumulated[low + 1] - cumulated[low]);
    long second =
        History.START
            + (long) low * History.HOUR
            + Math.min(History.HOUR - 1, (long) (within * History.HOUR));
    return notMidnight(Math.min(second, History.LAST_EVENT));
  }

  /** How many of the orders at a moment come from the stores. */
  double posShare(long second) {
    return posShare[(int) ((second - History.START) / History.HOUR)];
  }

  /** A midnight would tell a date that was cast to a timestamp apart from nothing. */
  static long notMidnight(long second) {
    return second % History.DAY == 0 ? second + 1 : second;
  }

  private static int newYorkHour(long second) {
    boolean standard = second >= STANDARD_TIME_FROM && second < STANDARD_TIME_TO;
    return (int) Math.floorMod(second / History.HOUR - (standard ? 5 : 4), 24L);
  }

  private static double dayWeight(ColumnDraws weather, int day) {
    LocalDate date = LocalDate.of(2025, 7, 1).plusDays(day);
    double season = SEASON[(date.getMonthValue() + 5) % 12];
    double weekday = WEEKDAY[date.getDayOfWeek().getValue() - 1];
    double chance = 0.94 + 0.12 * weather.unit(day, 0);
    double growth = 1 + YEARLY_GROWTH * day / DAYS;
    return season * weekday * chance * growth * SPECIAL.getOrDefault(date, 1.0);
  }

  private static double sum(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }
}
