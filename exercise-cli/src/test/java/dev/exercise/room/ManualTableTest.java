package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table of the manual's lines names tests that there are, and all that there are. */
final class ManualTableTest {

  private static final Pattern NAMED = Pattern.compile("`([a-z]\\w+)` \\|$", Pattern.MULTILINE);

  @Test
  void everyTestInTheTableExistsAndEveryTestOfTheManualIsInTheTable() throws IOException {
    Matcher matcher =
        NAMED.matcher(
            Files.readString(TestHome.root().resolve("docs/reference/manual-conformance.md")));
    Set<String> named = new TreeSet<>();
    while (matcher.find()) {
      named.add(matcher.group(1));
    }

    assertThat(named)
        .isEqualTo(
            Arrays.stream(ManualConformanceTest.class.getDeclaredMethods())
                .filter(ManualTableTest::isTest)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }
}
