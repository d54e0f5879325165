package dev.exercise.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages say of the room's services is what its Compose file says. */
final class RoomTablesTest {

  private static final Pattern LIMIT = Pattern.compile("\\| `([a-z-]+)` \\| (\\d+) MB \\|.*");
  private static final Pattern ALL = Pattern.compile("\\| all \\| (\\d+) MB \\|.*");
  private static final Pattern SERVICE =
      Pattern.compile(
          "docker(?: exec (?:-it )?|[ -]compose (?:logs|restart|ps)(?: --\\S+(?: \\d+)?)* )"
              + "([a-z][a-z-]+)\\b.*");

  private static JsonNode services;

  @BeforeAll
  static void readTheFile() throws IOException {
    services =
        new YAMLMapper()
            .readTree(TestHome.root().resolve("docker-compose.yml").toFile())
            .path("services");
  }

  @Test
  void theTableOfMemoryHasEveryServiceWithItsLimitAndTheirSum() {
    Map<String, Integer> documented = new HashMap<>();
    List<Integer> sums = new ArrayList<>();
    for (String line : page("docs/interviewer/setting-up.md").lines()) {
      Matcher limit = LIMIT.matcher(line);
      Matcher all = ALL.matcher(line);
      if (limit.matches()) {
        documented.put(limit.group(1), Integer.parseInt(limit.group(2)));
      } else if (all.matches()) {
        sums.add(Integer.parseInt(all.group(1)));
      }
    }

    Map<String, Integer> limits = new HashMap<>();
    for (Map.Entry<String, JsonNode> service : services.properties()) {
      limits.put(
          service.getKey(),
          Integer.parseInt(service.getValue().path("mem_limit").asText().replace("m", "")));
    }
    assertThat(documented).isNotEmpty().isEqualTo(limits);
    assertThat(sums).containsExactly(limits.values().stream().mapToInt(limit -> limit).sum());
  }

  @Test
  void everyServiceThatACommandInAPageIsForIsThere() {
    Set<String> named = new HashSet<>();
    Stream.of("docs/candidate", "docs/interviewer")
        .flatMap(folder -> MarkdownPage.below(TestHome.root().resolve(folder)).stream())
        .flatMap(page -> page.code().stream())
        .flatMap(line -> SERVICE.matcher(line).results())
        .forEach(result -> named.add(result.group(1)));

    assertThat(named).contains("source-postgres", "dbt", "airflow-scheduler");
    assertThat(services.properties()).extracting(Map.Entry::getKey).containsAll(named);
  }

  private static MarkdownPage page(String file) {
    return MarkdownPage.read(TestHome.root().resolve(file));
  }
}
