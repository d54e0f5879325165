package dev.exercise.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.Problem;
import dev.exercise.replay.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The reports of one submission, and beside them a mark of what they are about. The mark comes last
 * and goes first: a grade that was interrupted has none.
 */
final class KeptResult {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARK = "graded";
  private static final String RESULT = "result.json";

  /** What Airbyte says is part of the key: it may be asked in vain for ever. */
  private static final String AIRBYTE = "airbyte-";

  private final Path folder;

  /**
   * @param folder may not be there yet
   */
  KeptResult(Path folder) {
    this.folder = folder;
  }

  /**
   * A whole result of the same work, judged in the same way; one in which something could not be
   * judged is none, since another try may tell more.
   *
   * @param key all that the grade depends on, as a digest
   */
  Optional<JsonNode> find(String key) {
    Path mark = folder.resolve(MARK);
    try {
      if (!Files.exists(mark)
          || !Files.exists(folder.resolve("report.html"))
          || !Files.readString(mark).strip().equals(key)) {
        return Optional.empty();
      }
      return Optional.of(read()).filter(KeptResult::isWhole);
    } catch (IOException unreadable) {
      // Whatever is wrong with it, it is made anew.
      return Optional.empty();
    }
  }

  private static boolean isWhole(JsonNode result) {
    for (JsonNode check : result.path("checks")) {
      if (check.path("outcome").asText().equals("not-gradable")
          && !check.path("id").asText().startsWith(AIRBYTE)) {
        return false;
      }
    }
    return result.path("checks").size() > 0;
  }

  /** Empties the folder of what an earlier grade left, for this one's reports. */
  Reports begin() {
    forget();
    return Reports.in(folder);
  }

  /** What an earlier grade left is of other work: nothing of it may be taken for this one's. */
  void remove() {
    if (Files.isDirectory(folder)) {
      Reports unused = begin();
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(folder.resolve(MARK));
    } catch (IOException undeletable) {
      throw new Problem(
          "%s cannot be deleted: %s.".formatted(folder.resolve(MARK), undeletable.getMessage()),
          "Choose another folder with --output.",
          undeletable);
    }
  }

  /** What the reports say, now that they are written; from now on they count as whole. */
  JsonNode keep(String key) {
    try {
      JsonNode result = read();
      Files.writeString(folder.resolve(MARK), key + "\n", UTF_8);
      return result;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("keeping the result in " + folder, unwritable);
    }
  }

  private JsonNode read() throws IOException {
    return JSON.readTree(folder.resolve(RESULT).toFile());
  }
}
