package dev.exercise.zoo;

import dev.exercise.marketplace.Depth;
import dev.exercise.replay.Probes;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One submission of the zoo.
 *
 * @param kind why it is there
 * @param id name of its folder
 * @param base what it is a change of
 * @param depth the least depth at which it is judged
 * @param says what is different, in a sentence
 * @param edits in the order in which they are made
 * @param add whole files by their path
 * @param remove files that are not there
 * @param replay how it is graded by a whole replay of its own; empty where it shares a warehouse
 * @param expected what must come out
 */
record Specimen(
    Kind kind,
    String id,
    Base base,
    Depth depth,
    String says,
    List<Edit> edits,
    Map<String, String> add,
    List<String> remove,
    Optional<OwnReplay> replay,
    Expected expected) {

  /** What the edits are made to. */
  enum Base {
    /** The starter with the reference solution over it. */
    SOLUTION,
    /** What the candidate is given. */
    STARTER
  }

  /**
   * A replay of its own, as every real grade is.
   *
   * @param probes how far it goes beyond one build
   * @param limit how long the project may take to be built; the usual limit where it is empty
   */
  record OwnReplay(Probes probes, Optional<Duration> limit) {}

  Specimen {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("The name '%s' is not kebab-case.".formatted(id));
    }
    if (says.isBlank()) {
      throw new IllegalArgumentException("%s does not say what is different.".formatted(id));
    }
    edits = List.copyOf(edits);
    add = Collections.unmodifiableMap(new LinkedHashMap<>(add));
    remove = List.copyOf(remove);
  }

  /** Kind and name: "valid/group-by". */
  String place() {
    return kind.folder() + "/" + id;
  }
}
