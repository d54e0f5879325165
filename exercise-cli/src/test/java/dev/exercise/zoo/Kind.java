package dev.exercise.zoo;

import java.util.Arrays;
import java.util.Optional;

/** Why a submission is in the zoo. */
enum Kind {
  /** Right, in an idiom of its own: it must lose nothing. */
  VALID("valid"),
  /** Right but for one mistake of the catalogue, whose id it has. */
  MISTAKE("mistakes"),
  /** Right but for two mistakes. */
  PAIR("pairs"),
  /** Does not work, or is hostile: it must be charged with what it did and nothing else. */
  BROKEN("broken");

  private final String folder;

  Kind(String folder) {
    this.folder = folder;
  }

  /** Where its submissions lie, and how it is called in tables. */
  String folder() {
    return folder;
  }

  static Optional<Kind> of(String folder) {
    return Arrays.stream(values()).filter(kind -> kind.folder.equals(folder)).findFirst();
  }
}
