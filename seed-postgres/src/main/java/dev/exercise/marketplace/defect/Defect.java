package dev.exercise.marketplace.defect;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.exercise.marketplace.Depth;
import java.math.BigDecimal;
import java.util.List;

/**
 * A kind of dirt that is planted on purpose.
 *
 * @param id stable kebab-case name
 * @param manualClass the kind of problem by the words of the candidate's manual
 * @param depth the depth from which on it is planted
 * @param rate share of the eligible rows, from 0 to 1, unless {@link DefectRates} say otherwise
 * @param groups exclusion groups in which it claims rows
 * @param touches tables that it changes or adds to
 * @param recovery what a candidate does to get the clean rows back, as a sentence
 */
public record Defect(
    String id,
    @JsonProperty("class") String manualClass,
    Depth depth,
    BigDecimal rate,
    List<String> groups,
    List<String> touches,
    String recovery) {

  public Defect {
    if (!id.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException("Defect id '%s' is not kebab-case.".formatted(id));
    }
    DefectRates.check(id, rate);
    groups = List.copyOf(groups);
    touches = List.copyOf(touches);
    if (groups.isEmpty() || touches.isEmpty()) {
      throw new IllegalArgumentException(
          "Defect %s names no group or no table that it touches.".formatted(id));
    }
  }
}
