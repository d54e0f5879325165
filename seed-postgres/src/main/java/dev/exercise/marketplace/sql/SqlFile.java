package dev.exercise.marketplace.sql;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An SQL file whose leading {@code --} comment lines are YAML.
 *
 * @param name file name without folder and without ".sql"
 * @param frontMatter the YAML, comment marks removed
 * @param body everything after it
 */
public record SqlFile(String name, String frontMatter, String body) {

  private static final JsonMapper YAML =
      JsonMapper.builder(new YAMLFactory())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /** The SQL files in the folder of a class, by name. */
  public static List<SqlFile> beside(Class<?> neighbour) {
    return Folder.of(neighbour).entrySet().stream()
        .map(file -> parse(file.getKey(), file.getValue()))
        .toList();
  }

  /**
   * Takes a file apart.
   *
   * @throws IllegalArgumentException when it does not begin with a comment
   */
  public static SqlFile parse(String name, String text) {
    List<String> lines = text.lines().toList();
    List<String> comment = lines.stream().takeWhile(line -> line.startsWith("--")).toList();
    if (comment.isEmpty()) {
      throw new IllegalArgumentException(
          "%s.sql has no front matter. Begin it with '-- key: value' lines.".formatted(name));
    }
    String frontMatter =
        comment.stream().map(SqlFile::withoutMark).collect(Collectors.joining("\n"));
    String body =
        lines.stream().skip(comment.size()).collect(Collectors.joining("\n", "", "\n")).strip();
    return new SqlFile(name, frontMatter, body);
  }

  /**
   * The front matter as a record; every component of it must be there, and nothing else.
   *
   * @throws IllegalArgumentException naming this file and what is wrong in it
   */
  public <T extends Record> T header(Class<T> type) {
    try {
      return YAML.readValue(frontMatter, type);
    } catch (JacksonException problem) {
      throw new IllegalArgumentException(
          "The front matter of %s.sql is wrong: %s. Correct the comment lines at its top."
              .formatted(name, problem.getOriginalMessage()),
          problem);
    }
  }

  private static String withoutMark(String line) {
    return line.startsWith("-- ") ? line.substring(3) : line.substring(2);
  }
}
