package dev.exercise.timeline;

import java.time.Instant;
import java.util.List;

/**
 * What happened in a session, in the order of time. The same traces give the same timeline.
 *
 * @param start when the candidate could begin
 * @param end the end of the last moment; the start where there is none
 * @param moments earliest first
 * @param phases all of them, in the manual's order
 * @param remarks what is worth knowing of it, in sentences
 * @param narrowing how failing runs of dbt were narrowed down, a sentence for each
 * @param unread what could not be read, in sentences: nothing of it is guessed
 */
public record Timeline(
    Instant start,
    Instant end,
    List<Moment> moments,
    List<PhaseTime> phases,
    List<String> remarks,
    List<String> narrowing,
    List<String> unread) {

  public Timeline {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "A timeline cannot end at %s, before its start at %s.".formatted(end, start));
    }
    moments = List.copyOf(moments);
    phases = List.copyOf(phases);
    remarks = List.copyOf(remarks);
    narrowing = List.copyOf(narrowing);
    unread = List.copyOf(unread);
  }

  /** One in which no run failed. */
  public Timeline(
      Instant start,
      Instant end,
      List<Moment> moments,
      List<PhaseTime> phases,
      List<String> remarks,
      List<String> unread) {
    this(start, end, moments, phases, remarks, List.of(), unread);
  }
}
