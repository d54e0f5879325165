package dev.exercise.marketplace.generate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The span that the marketplace has existed for, in seconds since 1970 UTC. */
final class History {
  static final int DAY = 86_400;
  static final int HOUR = 3_600;

  /** Stands for "has not happened". */
  static final long NEVER = Long.MIN_VALUE;

  static final long FIRST_SIGN_UP = startOf(LocalDate.of(2023, Month.JANUARY, 2));

  /** Late enough that the first seller has signed up, however few there are. */
  static final long FIRST_LISTING = startOf(LocalDate.of(2024, Month.JANUARY, 8));

  /** The first order and the first change event. */
  static final long START = startOf(LocalDate.of(2025, Month.JULY, 1));

  /** 2026-06-30T23:59:59Z; nothing is later. */
  static final long END = startOf(LocalDate.of(2026, Month.JULY, 1)) - 1;

  /** What happens later could be logged after the end. */
  static final long LAST_EVENT = END - 10;

  private static final int AVOIDED_SECONDS = 8 * HOUR;

  /** Days since 1970-01-01, a Thursday, modulo 7. */
  private static final int SUNDAY = 3;

  private static final long[] AVOIDED = avoidedDays();

  private History() {}

  static long startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  /**
   * The moment itself, or the next one that no clock reads twice or never: on the days when New
   * York or Berlin moves its clocks, the first eight hours in UTC stay empty. They hold the moves
   * themselves and what is left of them when wall time is mistaken for UTC.
   */
  static long settled(long second) {
    long day = Math.floorDiv(second, (long) DAY);
    if (second - day * DAY >= AVOIDED_SECONDS || Math.floorMod(day, 7L) != SUNDAY) {
      return second;
    }
    return Arrays.binarySearch(AVOIDED, day * DAY) < 0 ? second : day * DAY + AVOIDED_SECONDS;
  }

  /** A settled moment after {@code previous}, about {@code seconds} later. */
  static long after(long previous, long seconds) {
    return settled(previous + Math.max(1, seconds));
  }

  private static long[] avoidedDays() {
    List<LocalDate> days = new ArrayList<>();
    for (int year = 2023; year <= 2026; year++) {
      LocalDate march = LocalDate.of(year, Month.MARCH, 1);
      days.add(march.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.SUNDAY)));
      days.add(march.with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY)));
      LocalDate october = LocalDate.of(year, Month.OCTOBER, 1);
      days.add(october.with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY)));
      LocalDate november = LocalDate.of(year, Month.NOVEMBER, 1);
      days.add(november.with(TemporalAdjusters.firstInMonth(DayOfWeek.SUNDAY)));
    }
    return days.stream().mapToLong(History::startOf).sorted().toArray();
  }
}
