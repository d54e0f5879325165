package dev.exercise.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.Dimension;
import dev.exercise.rubric.Criterion;
import dev.exercise.rubric.Rubric;
import dev.exercise.stack.TestHome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that interviewers read says what the tool shows and counts. */
final class RubricPageTest {

  private static final List<String> PAGE =
      MarkdownPage.read(TestHome.root().resolve("docs/interviewer/rubric.md")).lines();

  @Test
  void thePageHasEveryCriterionAndNoOther() {
    assertThat(PAGE.stream().filter(line -> line.startsWith("### ")))
        .containsExactlyElementsOf(
            Rubric.criteria().stream().map(criterion -> "### " + criterion.id()).toList());
  }

  @Test
  void everyCriterionStandsThereWordForWord() {
    for (Criterion criterion : Rubric.criteria()) {
      List<String> expected = new ArrayList<>();
      criterion.questions().forEach(question -> expected.add("- " + question));
      for (int level = 1; level <= criterion.anchors().size(); level++) {
        expected.add("| %d | %s |".formatted(level, criterion.anchor(level)));
      }

      assertThat(section(criterion)).containsAll(expected);
      String text = String.join("\n", section(criterion));
      assertThat(text).contains(criterion.about()).contains(criterion.theme());
      criterion.strong().forEach(sign -> assertThat(text).contains("| " + sign + " |"));
      criterion.weak().forEach(sign -> assertThat(text).contains("| " + sign + " |"));
    }
  }

  @Test
  void everyDimensionOfTheInterviewersHasCriteria() {
    assertThat(Rubric.criteria())
        .extracting(Criterion::dimension)
        .containsOnly(
            Arrays.stream(Dimension.values())
                .filter(Dimension::judgedByInterviewer)
                .toArray(Dimension[]::new));
  }

  private static List<String> section(Criterion criterion) {
    List<String> section = new ArrayList<>();
    boolean inside = false;
    for (String line : PAGE) {
      if (line.startsWith("#")) {
        inside = line.equals("### " + criterion.id());
      } else if (inside) {
        section.add(line);
      }
    }
    return section;
  }
}
