package dev.exercise.marketplace.ambiguity;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The register of ambiguities, read from the file beside this class. */
public final class Ambiguities {

  private static final String FILE = "ambiguities.yml";
  private static final List<Ambiguity> ALL = read();

  private Ambiguities() {}

  /** All of them, in the order of the register. */
  public static List<Ambiguity> all() {
    return ALL;
  }

  /** The rule that somebody read otherwise who made a mistake, if the register has it. */
  public static Optional<Ambiguity> ofMistake(String mistakeId) {
    return ALL.stream().filter(ambiguity -> ambiguity.mistakes().contains(mistakeId)).findFirst();
  }

  /** How far a number in a column may lie from the truth and still be right; mostly 0. */
  public static BigDecimal accepted(String mart, String column) {
    return ALL.stream()
        .filter(ambiguity -> ambiguity.mart().equals(mart))
        .filter(ambiguity -> ambiguity.column().filter(column::equals).isPresent())
        .map(Ambiguity::within)
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private static List<Ambiguity> read() {
    try (InputStream register =
        Objects.requireNonNull(Ambiguities.class.getResourceAsStream(FILE), FILE)) {
      List<Entry> entries =
          JsonMapper.builder(new YAMLFactory())
              .build()
              .readValue(register, new TypeReference<List<Entry>>() {});
      return entries.stream().map(Entry::ambiguity).toList();
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
      String mart,
      String column,
      String question,
      String reading,
      List<String> mistakes,
      String accepted,
      BigDecimal within) {

    Ambiguity ambiguity() {
      return new Ambiguity(
          id,
          mart,
          Optional.ofNullable(column),
          question,
          reading,
          mistakes,
          Optional.ofNullable(accepted),
          within == null ? BigDecimal.ZERO : within);
    }
  }
}
