package dev.exercise.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folder {@code docs/candidate} is all that a candidate gets to read. */
final class CandidatePagesTest {

  private static final Path FOLDER = TestHome.root().resolve("docs/candidate");

  @Test
  void noLinkLeavesTheFolder() {
    assertThat(MarkdownPage.below(FOLDER))
        .isNotEmpty()
        .allSatisfy(
            page ->
                assertThat(page.links())
                    .as(page.path().toString())
                    .filteredOn(link -> !link.matches("[a-z]+:.*|#.*"))
                    .allMatch(
                        link -> page.path().resolveSibling(link).normalize().startsWith(FOLDER)));
  }

  @Test
  void noPageNamesADefectOrAMistake() throws IOException {
    Path marketplace =
        TestHome.root().resolve("seed-postgres/src/main/resources/dev/exercise/marketplace");
    List<String> ids =
        Stream.concat(
                names(marketplace.resolve("mistake")).map(name -> name.replace(".sql", "")),
                names(marketplace.resolve("defect"))
                    .map(name -> name.replaceAll("V\\d+__|\\.sql", "").replace('_', '-')))
            .toList();

    assertThat(ids).hasSizeGreaterThan(150).contains("pos-wall-time", "pos-time-as-utc");
    assertThat(MarkdownPage.below(FOLDER))
        .allSatisfy(
            page ->
                assertThat(String.join("\n", page.lines()))
                    .as(page.path().toString())
                    .doesNotContain(ids));
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .toList()
          .stream();
    }
  }
}
