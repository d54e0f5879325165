package dev.exercise.zoo;

/**
 * A change of one place of a file.
 *
 * @param file relative to the project
 * @param find what is there, exactly once
 * @param put what takes its place
 */
record Edit(String file, String find, String put) {

  Edit {
    if (find.isEmpty() || find.equals(put)) {
      throw new IllegalArgumentException("An edit of %s changes nothing.".formatted(file));
    }
  }
}
