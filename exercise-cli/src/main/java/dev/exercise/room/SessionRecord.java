package dev.exercise.room;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.grading.SessionEvidence;
import dev.exercise.observation.Notebook;
import dev.exercise.observation.Observations;
import dev.exercise.rubric.Criterion;
import dev.exercise.rubric.Rubric;
import dev.exercise.session.Session;
import dev.exercise.submission.SubmissionZip;
import dev.exercise.timeline.Timeline;
import dev.exercise.timeline.TimelineReading;
import dev.exercise.timeline.Traces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a session: what it left behind, and what the interviewer wrote down. */
public final class SessionRecord {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SessionRecord() {}

  /**
   * Puts it together.
   *
   * @param home the tool's home directory
   */
  public static SessionEvidence of(Path home, Session session, Traces traces) {
    Observations observations = new Notebook(home, session.candidate()).read();
    Timeline timeline =
        TimelineReading.of(
            session.startedAt(),
            traces,
            observations.notes(),
            observations.incidents(),
            Rubric.themes().stream().map(Criterion::id).collect(Collectors.toSet()));
    return new SessionEvidence(
        observations.unreadable() == 0 ? timeline : told(timeline, observations.unreadable()),
        observations.notes(),
        List.copyOf(observations.ratings()),
        observations.incidents());
  }

  private static Timeline told(Timeline timeline, int unreadable) {
    List<String> unread = new ArrayList<>(timeline.unread());
    unread.add("Notes: %d that a crash cut off could not be read.".formatted(unreadable));
    return new Timeline(
        timeline.start(),
        timeline.end(),
        timeline.moments(),
        timeline.phases(),
        timeline.remarks(),
        timeline.narrowing(),
        unread);
  }

  /** Whether a zip says that it was collected of that session. */
  public static boolean isOf(Path zip, Session session) {
    Optional<String> manifest = SubmissionZip.beside(zip, "manifest.json", 1 << 20);
    try {
      return manifest.isPresent()
          && JSON.readTree(manifest.get()).path("candidate").asText().equals(session.candidate());
    } catch (JsonProcessingException notOurs) {
      return false;
    }
  }
}
