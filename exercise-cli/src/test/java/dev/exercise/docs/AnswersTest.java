package dev.exercise.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.ambiguity.Ambiguities;
import dev.exercise.marketplace.ambiguity.Ambiguity;
import dev.exercise.stack.TestHome;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class AnswersTest {

  private static final Pattern ID = Pattern.compile("^\\| `([a-z-]+)` \\|.*");

  @Test
  void everyAmbiguityHasAnAnswerForTheCandidateWhoAsks() {
    assertThat(ids("docs/interviewer/answers.md"))
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderElementsOf(ids("docs/reference/ambiguities.md"))
        .containsExactlyInAnyOrderElementsOf(
            Ambiguities.all().stream().map(Ambiguity::id).toList());
  }

  private static List<String> ids(String page) {
    return MarkdownPage.read(TestHome.root().resolve(page)).lines().stream()
        .flatMap(line -> ID.matcher(line).results())
        .map(result -> result.group(1))
        .toList();
  }
}
