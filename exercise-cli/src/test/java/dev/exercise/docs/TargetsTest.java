package dev.exercise.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TargetsTest {

  private static final Pattern TARGET = Pattern.compile("(?m)^([a-z-]+):");

  @Test
  void everyTargetOfMakeThatAPageNamesIsThere() throws IOException {
    List<Invocation> named = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.below(TestHome.root())) {
      named.addAll(Invocation.of("make", page.code()));
    }

    assertThat(named).isNotEmpty();
    assertThat(named)
        .allSatisfy(make -> assertThat(targets()).as(make.line()).containsAll(asked(make)));
  }

  @Test
  void aTargetIsReadOutOfALineOfShell() {
    List<Invocation> found =
        Invocation.of("make", List.of("cd x && make prove SEEDS=20 # slow", "to make sense"));

    assertThat(found).hasSize(1);
    assertThat(asked(found.get(0))).containsExactly("prove");
  }

  static List<String> asked(Invocation make) {
    return make.words().stream().filter(word -> !word.contains("=")).toList();
  }

  static Set<String> targets() throws IOException {
    return TARGET
        .matcher(Files.readString(TestHome.root().resolve("Makefile")))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toSet());
  }
}
