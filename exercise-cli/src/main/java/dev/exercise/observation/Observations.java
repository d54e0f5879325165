package dev.exercise.observation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that the interviewer wrote down, in the order of writing.
 *
 * @param all every observation
 * @param unreadable lines that are none: what was being written when the machine stopped
 */
public record Observations(List<Observation> all, int unreadable) {

  public Observations {
    all = List.copyOf(all);
  }

  public List<Note> notes() {
    return of(Note.class).toList();
  }

  public List<Incident> incidents() {
    return of(Incident.class).toList();
  }

  /** The last rating of each criterion, in the order in which the criteria were first rated. */
  public Collection<Rating> ratings() {
    Map<String, Rating> last = new LinkedHashMap<>();
    of(Rating.class).forEach(rating -> last.put(rating.criterion(), rating));
    return last.values();
  }

  private <T extends Observation> Stream<T> of(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast);
  }
}
