package dev.exercise.airbyte.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.airbyte.server.store.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

  private static final Instant SET = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void aManualScheduleIsNeverDue() {
    assertThat(schedule("{\"scheduleType\":\"manual\"}").next(SET, Optional.empty())).isEmpty();
  }

  @Test
  void aBasicScheduleIsDueAtOnceAndThenAfterEachJob() {
    Schedule hourly =
        schedule(
            """
            {"scheduleType":"basic","scheduleData":{"basicSchedule":{"timeUnit":"hours","units":1}}}
            """);

    assertThat(hourly.next(SET, Optional.empty())).contains(SET);
    assertThat(hourly.next(SET, Optional.of(SET))).contains(SET.plusSeconds(3600));
  }

  @Test
  void aCronScheduleFollowsTheClocksOfItsZone() {
    Schedule daily = cron("0 30 2 * * ?", "Europe/Berlin");

    assertThat(daily.next(SET, Optional.empty())).contains(Instant.parse("2026-11-24T01:30:00Z"));
    assertThat(daily.next(SET, Optional.of(Instant.parse("2026-11-24T01:30:00Z"))))
        .contains(Instant.parse("2026-11-25T01:30:00Z"));
    // A job from before the schedule was set does not make it due.
    assertThat(daily.next(SET, Optional.of(Instant.parse("2026-11-01T00:00:00Z"))))
        .contains(Instant.parse("2026-11-24T01:30:00Z"));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> cron("every day", "UTC")).hasMessageContaining("not one of Quartz");
    assertThatThrownBy(() -> cron("0 0 99 * * ?", "UTC")).hasMessageContaining("99 are no time");
    assertThatThrownBy(() -> cron("0 0 6 * * ?", "Mars/Base"))
        .hasMessageContaining("time zone \"Mars/Base\" is unknown");
    assertThatThrownBy(
            () ->
                schedule(
                    """
                    {"scheduleType":"basic",
                     "scheduleData":{"basicSchedule":{"timeUnit":"hours","units":0}}}
                    """))
        .hasMessageContaining("units of at least 1");
  }

  private static Schedule cron(String expression, String zone) {
    return schedule(
        """
        {"scheduleType":"cron","scheduleData":{"cron":{"cronExpression":"%s","cronTimeZone":"%s"}}}
        """
            .formatted(expression, zone));
  }

  private static Schedule schedule(String settings) {
    return Schedule.of(Json.readObject(settings));
  }
}
