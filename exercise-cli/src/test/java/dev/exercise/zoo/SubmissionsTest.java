package dev.exercise.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmissionsTest {

  private static final Set<String> CATALOGUE =
      Mistakes.all().stream().map(Mistake::id).collect(Collectors.toSet());

  private static List<Specimen> all;
  private static Assembly assembly;

  @BeforeAll
  static void readThem(@TempDir Path scratch) throws IOException {
    all = Specimens.in(TestHome.root().resolve(Zoo.SUBMISSIONS));
    assembly = Assembly.of(TestHome.root().resolve("dbt_project"), scratch);
  }

  @Test
  void everyEditFitsAndNoTwoSubmissionsOfAKindAreTheSame() {
    Map<String, String> known = new HashMap<>();
    for (Specimen specimen : all) {
      Map<String, String> files = assembly.files(specimen);

      String content = "%s %s %s".formatted(specimen.kind(), specimen.depth(), files);
      assertThat(known.put(content, specimen.id())).as("the same as %s", specimen.id()).isNull();
    }
  }

  @Test
  void everyMistakeOfTheCatalogueIsMadeAndNoOther() {
    List<Specimen> singles = of(Kind.MISTAKE);

    assertThat(singles).extracting(Specimen::id).containsExactlyInAnyOrderElementsOf(CATALOGUE);
    assertThat(singles)
        .allSatisfy(one -> assertThat(one.expected().mistakes()).containsExactly(one.id()));
  }

  @Test
  void pairsAreOfTwoMistakesOfTheCatalogue() {
    assertThat(of(Kind.PAIR)).hasSizeGreaterThanOrEqualTo(20);
    assertThat(of(Kind.PAIR))
        .allSatisfy(
            pair -> {
              assertThat(pair.expected().mistakes()).hasSize(2).doesNotHaveDuplicates();
              assertThat(CATALOGUE).containsAll(pair.expected().mistakes());
            });
  }

  @Test
  void validOnesAreOfManyIdiomsAndExpectNothingWrong() {
    assertThat(of(Kind.VALID)).hasSizeGreaterThanOrEqualTo(20);
    assertThat(of(Kind.VALID)).extracting(Specimen::depth).contains(Depth.CORE, Depth.FULL);
    assertThat(of(Kind.VALID))
        .extracting(Specimen::expected)
        .containsOnly(Expected.ofMistakes(List.of()));
  }

  @Test
  void brokenOnesSayWhatMustComeOutOfThem() {
    assertThat(of(Kind.BROKEN))
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(
            broken ->
                assertThat(
                        broken.expected().checks().isEmpty() && broken.expected().marts().isEmpty())
                    .as(broken.id())
                    .isFalse());
  }

  @Test
  void anEditThatFitsNowhereOrTwiceIsRefused() {
    assertThatThrownBy(() -> assembly.files(edited("no such text")))
        .hasMessageContaining("stands nowhere");
    assertThatThrownBy(() -> assembly.files(edited("email")))
        .hasMessageContaining("stands more than once");
  }

  private static Specimen edited(String find) {
    return new Specimen(
        Kind.VALID,
        "misfit",
        Specimen.Base.STARTER,
        Depth.CORE,
        "An edit that does not fit.",
        List.of(new Edit("models/staging/stg_users.sql", find, "put")),
        Map.of(),
        List.of(),
        Optional.empty(),
        Expected.ofMistakes(List.of()));
  }

  private static List<Specimen> of(Kind kind) {
    return all.stream().filter(one -> one.kind() == kind).toList();
  }
}
