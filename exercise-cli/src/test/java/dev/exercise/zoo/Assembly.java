package dev.exercise.zoo;

import dev.exercise.submission.Overlay;
import dev.exercise.submission.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes whole projects of a starter and the edits of submissions. */
final class Assembly {

  private final Map<Specimen.Base, Map<String, String>> bases = new EnumMap<>(Specimen.Base.class);

  private Assembly() {}

  /**
   * Reads what submissions are changes of.
   *
   * @param scratch an empty folder
   */
  static Assembly of(Path starter, Path scratch) throws IOException {
    Assembly assembly = new Assembly();
    assembly.add(Specimen.Base.STARTER, Submission.open(starter), scratch.resolve("starter"));
    assembly.add(
        Specimen.Base.SOLUTION,
        Submission.of(starter, Overlay.SOLUTION),
        scratch.resolve("solution"));
    return assembly;
  }

  private void add(Specimen.Base base, Submission submission, Path folder) throws IOException {
    List<Path> leftOut = submission.copyTo(folder);
    if (!leftOut.isEmpty()) {
      throw new IllegalStateException("The base has files that are left out: " + leftOut);
    }
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    bases.put(base, files);
  }

  /** What a submission is a change of. */
  Map<String, String> base(Specimen.Base base) {
    return bases.get(base);
  }

  /**
   * All files of a submission.
   *
   * @throws IllegalArgumentException when an edit does not fit
   */
  Map<String, String> files(Specimen specimen) {
    Map<String, String> files = new TreeMap<>(bases.get(specimen.base()));
    List<String> misfits = new ArrayList<>();
    for (Edit edit : specimen.edits()) {
      String text = files.getOrDefault(edit.file(), "");
      int first = text.indexOf(edit.find());
      if (first < 0 || text.indexOf(edit.find(), first + 1) >= 0) {
        misfits.add(
            "'%s' stands %s in %s"
                .formatted(edit.find(), first < 0 ? "nowhere" : "more than once", edit.file()));
      } else {
        files.put(
            edit.file(),
            text.substring(0, first) + edit.put() + text.substring(first + edit.find().length()));
      }
    }
    for (String file : specimen.remove()) {
      if (files.remove(file) == null) {
        misfits.add("there is no %s to remove".formatted(file));
      }
    }
    files.putAll(specimen.add());
    if (files.equals(bases.get(specimen.base())) && !isTheBaseItself(specimen)) {
      misfits.add("nothing is changed");
    }
    if (!misfits.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s.".formatted(specimen.place(), String.join("; ", misfits)));
    }
    return files;
  }

  private static boolean isTheBaseItself(Specimen specimen) {
    return specimen.edits().isEmpty() && specimen.add().isEmpty() && specimen.remove().isEmpty();
  }

  /** Writes a submission to an empty folder and opens it as a candidate's. */
  Submission write(Specimen specimen, Path folder) {
    try {
      for (Map.Entry<String, String> file : files(specimen).entrySet()) {
        Path place = folder.resolve(file.getKey());
        Files.createDirectories(place.getParent());
        Files.writeString(place, file.getValue());
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("writing " + specimen.place(), unwritable);
    }
    return Submission.open(folder).named(specimen.id());
  }
}
