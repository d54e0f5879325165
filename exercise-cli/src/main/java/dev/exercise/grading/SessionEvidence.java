package dev.exercise.grading;

import dev.exercise.observation.Incident;
import dev.exercise.observation.Note;
import dev.exercise.observation.Rating;
import dev.exercise.timeline.Timeline;
import java.util.List;

/**
 * What is known of the session in which a submission was made.
 *
 * @param timeline what happened when
 * @param notes what the interviewer wrote down, earliest first
 * @param ratings one for each criterion that was rated, the last one given
 * @param incidents what broke, earliest first
 */
public record SessionEvidence(
    Timeline timeline, List<Note> notes, List<Rating> ratings, List<Incident> incidents) {

  public SessionEvidence {
    notes = List.copyOf(notes);
    ratings = List.copyOf(ratings);
    incidents = List.copyOf(incidents);
  }
}
