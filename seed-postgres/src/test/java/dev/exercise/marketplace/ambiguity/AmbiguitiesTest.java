package dev.exercise.marketplace.ambiguity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistakes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AmbiguitiesTest {

  private static final Path PAGE = Path.of("../docs/reference/ambiguities.md");

  @Test
  void thePageShowsTheRegister() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows)
        .containsExactlyElementsOf(Ambiguities.all().stream().map(AmbiguitiesTest::row).toList());
  }

  @Test
  void everyEntryIsAboutSomethingThatThereIs() {
    Set<String> ids = new HashSet<>();
    Set<String> mistakes = new HashSet<>();
    for (Ambiguity ambiguity : Ambiguities.all()) {
      assertThat(ids.add(ambiguity.id())).as(ambiguity.id()).isTrue();
      Mart mart = Marts.named(ambiguity.mart());
      ambiguity.column().ifPresent(mart::indexOf);
      for (String mistake : ambiguity.mistakes()) {
        assertThat(mistakes.add(mistake)).as("%s is read otherwise twice", mistake).isTrue();
        assertThat(Mistakes.named(mistake).showsIn(mart.name())).as(mistake).isTrue();
      }
    }
  }

  @Test
  void onlyNumbersCanBeAcceptedWithinADistance() {
    for (Ambiguity ambiguity : Ambiguities.all()) {
      if (ambiguity.within().signum() > 0) {
        Mart mart = Marts.named(ambiguity.mart());
        int column = mart.indexOf(ambiguity.column().orElseThrow());
        assertThat(mart.columns().get(column).type()).isIn(ColumnType.NUMERIC, ColumnType.FLOAT64);
        assertThat(Ambiguities.accepted(mart.name(), mart.columns().get(column).name()))
            .isEqualByComparingTo(ambiguity.within());
      }
    }
    assertThat(Ambiguities.accepted("fct_orders", "gmv_usd")).isEqualByComparingTo("0");
  }

  @Test
  void aMistakeKnowsTheRuleThatWasReadOtherwise() {
    assertThat(Ambiguities.ofMistake("refunds-taken-off-gmv"))
        .map(Ambiguity::id)
        .contains("gmv-after-refunds");
    assertThat(Ambiguities.ofMistake("pos-time-as-utc")).isEmpty();
  }

  @Test
  void anEntryThatTheGraderCannotUseIsRefused() {
    assertThatThrownBy(() -> entry(List.of(), Optional.empty(), "0"))
        .hasMessageContaining("means nothing to the grader");
    assertThatThrownBy(() -> entry(List.of("gmv-from-total-amount"), Optional.empty(), "0.01"))
        .hasMessageContaining("does not say of which column, or why");
  }

  private static Ambiguity entry(List<String> mistakes, Optional<String> accepted, String within) {
    return new Ambiguity(
        "some-rule",
        "fct_orders",
        Optional.of("gmv_usd"),
        "Which?",
        "This",
        mistakes,
        accepted,
        new BigDecimal(within));
  }

  private static String row(Ambiguity ambiguity) {
    return "| `%s` | `%s%s` | %s | %s | %s | %s |"
        .formatted(
            ambiguity.id(),
            ambiguity.mart(),
            ambiguity.column().map(column -> "." + column).orElse(""),
            ambiguity.question(),
            ambiguity.reading(),
            ambiguity.mistakes().stream()
                .map(id -> "[`%1$s`](../interviewer/mistakes/%1$s.md)".formatted(id))
                .collect(Collectors.joining(", ")),
            ambiguity.accepted().orElse(""));
  }
}
