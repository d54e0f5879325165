package dev.exercise.rubric;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.exercise.grading.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All criteria, read from the file beside this class. */
public final class Rubric {

  private static final String FILE = "rubric.yml";
  private static final List<Criterion> ALL = read();

  private Rubric() {}

  /** All of them, in the order of the file. */
  public static List<Criterion> criteria() {
    return ALL;
  }

  /** The criterion of that id. */
  public static Optional<Criterion> criterion(String id) {
    return ALL.stream().filter(criterion -> criterion.id().equals(id)).findFirst();
  }

  /** The criteria that are themes of the discussion. */
  public static List<Criterion> themes() {
    return ALL.stream().filter(Criterion::discussed).toList();
  }

  private static List<Criterion> read() {
    try (InputStream file = Objects.requireNonNull(Rubric.class.getResourceAsStream(FILE), FILE)) {
      List<Entry> entries =
          JsonMapper.builder(new YAMLFactory())
              .build()
              .readValue(file, new TypeReference<List<Entry>>() {});
      return entries.stream().map(Entry::criterion).toList();
    } catch (JacksonException problem) {
      throw new IllegalStateException(
          "%s is wrong: %s".formatted(FILE, problem.getOriginalMessage()), problem);
    } catch (IOException problem) {
      throw new UncheckedIOException(FILE + " is not readable.", problem);
    }
  }

  /** An entry as the file has it: what is not there is null. */
  private record Entry(
      String id,
      String dimension,
      String title,
      String theme,
      String about,
      List<String> questions,
      List<String> strong,
      List<String> weak,
      List<String> anchors) {

    Criterion criterion() {
      return new Criterion(
          id,
          Arrays.stream(Dimension.values())
              .filter(one -> one.id().equals(dimension))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("There is no dimension " + dimension + ".")),
          title,
          theme == null ? "" : theme,
          about,
          questions,
          strong,
          weak,
          anchors);
    }
  }
}
