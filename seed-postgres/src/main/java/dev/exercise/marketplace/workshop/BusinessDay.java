package dev.exercise.marketplace.workshop;

import java.util.Map;

/** What the migrations of defects are told about the time that they plant in. */
enum BusinessDay {
  /** The year up to the day before the interview. */
  HISTORY("-infinity", "2026-06-30 23:59:59+00", "", "9 days"),
  /** The day on which the candidate's pipeline runs again. */
  NEXT("2026-07-01 00:00:00+00", "2026-07-01 23:59:59+00", " 2026-07-01", "17 hours");

  private final String begins;
  private final String ends;
  private final String again;
  private final String longestWait;

  /**
   * @param begins the first moment at which an added row may arrive
   * @param ends the last one
   * @param again what lets the dice fall anew for rows that were drawn before
   * @param longestWait how long after the first chance an added review may be written
   */
  BusinessDay(String begins, String ends, String again, String longestWait) {
    this.begins = begins;
    this.ends = ends;
    this.again = again;
    this.longestWait = longestWait;
  }

  Map<String, String> placeholders() {
    return Map.of(
        "day-begins", begins, "day-ends", ends, "again", again, "longest-wait", longestWait);
  }
}
