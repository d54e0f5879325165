package dev.exercise.airbyte.server.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** When a connection syncs by itself: never, in intervals, or by a cron expression of Quartz. */
public sealed interface Schedule {

  /**
   * When it is due next.
   *
   * @param since when the schedule was set
   * @param lastJob when the newest job was asked for, if there was any
   */
  Optional<Instant> next(Instant since, Optional<Instant> lastJob);

  /**
   * Reads the schedule of a connection's settings.
   *
   * @throws IllegalArgumentException when it makes no sense; the message says why
   */
  static Schedule of(ObjectNode settings) {
    JsonNode data = settings.path("scheduleData");
    return switch (settings.path("scheduleType").asText("manual")) {
      case "manual" -> new Manual();
      case "basic" -> Basic.of(data.path("basicSchedule"));
      case "cron" -> Cron.of(data.path("cron"));
      default ->
          throw new IllegalArgumentException(
              "scheduleType %s is unknown. Use manual, basic or cron."
                  .formatted(settings.path("scheduleType")));
    };
  }

  /** Only when somebody asks. */
  record Manual() implements Schedule {

    @Override
    public Optional<Instant> next(Instant since, Optional<Instant> lastJob) {
      return Optional.empty();
    }
  }

  /** At once, then so long after each job. */
  record Basic(Duration interval) implements Schedule {

    private static final int MOST_UNITS = 10_000;
    private static final Map<String, Duration> UNITS =
        Map.of(
            "minutes", Duration.ofMinutes(1),
            "hours", Duration.ofHours(1),
            "days", Duration.ofDays(1),
            "weeks", Duration.ofDays(7),
            "months", Duration.ofDays(30));

    static Basic of(JsonNode json) {
      Duration unit = UNITS.get(json.path("timeUnit").asText());
      long units = json.path("units").asLong();
      if (unit == null || units < 1 || units > MOST_UNITS) {
        throw new IllegalArgumentException(
            "A basic schedule needs timeUnit (minutes, hours, days, weeks or months) and units of at least 1.");
      }
      return new Basic(unit.multipliedBy(units));
    }

    @Override
    public Optional<Instant> next(Instant since, Optional<Instant> lastJob) {
      return Optional.of(lastJob.map(last -> last.plus(interval)).orElse(since));
    }
  }

  /** At the times of a cron expression. */
  record Cron(String expression, ZoneId zone) implements Schedule {

    /** Quartz takes these numbers for its own signs, and an hour 99 for every hour. */
    private static final Pattern SIGNS = Pattern.compile("\\b9[89]\\b");

    static Cron of(JsonNode json) {
      String expression = json.path("cronExpression").asText();
      String zone = json.path("cronTimeZone").asText("UTC");
      try {
        if (SIGNS.matcher(expression).find()) {
          throw new ParseException("98 and 99 are no time", 0);
        }
        CronExpression.validateExpression(expression);
        return new Cron(expression, ZoneId.of(zone));
      } catch (ParseException exception) {
        throw new IllegalArgumentException(
            "The cron expression \"%s\" is not one of Quartz: %s. \"0 0 6 * * ?\" is every day at six."
                .formatted(expression, exception.getMessage()),
            exception);
      } catch (DateTimeException exception) {
        throw new IllegalArgumentException(
            "The time zone \"%s\" is unknown. Use one such as UTC or Europe/Berlin."
                .formatted(zone),
            exception);
      }
    }

    @Override
    public Optional<Instant> next(Instant since, Optional<Instant> lastJob) {
      Instant after = lastJob.filter(last -> last.isAfter(since)).orElse(since);
      try {
        CronExpression cron = new CronExpression(expression);
        cron.setTimeZone(TimeZone.getTimeZone(zone));
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(after)))
            .map(Date::toInstant);
      } catch (ParseException exception) {
        throw new IllegalStateException(exception);
      }
    }
  }
}
