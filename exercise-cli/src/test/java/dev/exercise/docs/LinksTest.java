package dev.exercise.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinksTest {

  @Test
  void everyLinkWithinTheRepositoryLeadsToSomething() {
    // Resources are copied to other places before anybody reads them.
    Path resources = Path.of("src", "main", "resources");
    List<MarkdownPage> pages =
        MarkdownPage.below(TestHome.root()).stream()
            .filter(page -> !page.path().toString().contains(resources.toString()))
            .toList();

    assertThat(pages).hasSizeGreaterThan(100);
    assertThat(pages.stream().flatMap(page -> dead(page).stream())).isEmpty();
  }

  @Test
  void aFileAHeadingOrAPictureThatIsNotThereIsFound(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("there.md"), "# It is `there`, twice\n");
    Path page =
        Files.writeString(
            folder.resolve("page.md"),
            """
            # Page
            [a](there.md) [b](there.md#it-is-there-twice) [c](#page) [d](https://example.com/x)
            [e](away.md) ![f](away.png) [g](there.md#away) [h](#away)
            `[i](code.md)`
            ```
            [j](block.md)
            ```
            """);

    assertThat(dead(MarkdownPage.read(page)))
        .extracting(text -> text.replaceAll(".*: ", ""))
        .containsExactly("away.md", "away.png", "there.md#away", "#away");
  }

  @Test
  void aHeadingThatComesTwiceHasTwoAnchors() {
    MarkdownPage page = new MarkdownPage(Path.of("x.md"), List.of("## One – two", "## One – two"));

    assertThat(page.anchors()).isEqualTo(Set.of("one--two", "one--two-1"));
  }

  private static List<String> dead(MarkdownPage page) {
    List<String> dead = new ArrayList<>();
    for (String link : page.links()) {
      if (!link.matches("[a-z]+:.*") && !leads(page.path(), link)) {
        dead.add("%s: %s".formatted(page.path(), link));
      }
    }
    return dead;
  }

  private static boolean leads(Path from, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? from : from.resolveSibling(file).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0
        || !target.toString().endsWith(".md")
        || MarkdownPage.read(target).anchors().contains(link.substring(hash + 1));
  }
}
