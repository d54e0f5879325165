package dev.exercise.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DataDictionaryTest {

  private static final String SCHEMA = "/dev/exercise/marketplace/schema/V1__marketplace.sql";
  private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\(");
  private static final Pattern COLUMN =
      Pattern.compile("    (\\w+) ([a-z]+(?:\\(\\d+, \\d+\\))?)(.*)");
  private static final Pattern ENTRY =
      Pattern.compile("\\| `(\\w+)` \\| ([^|]+) \\| (yes|no) \\|.*");

  @Test
  void itHasEveryTableAndColumnOfTheSourceWithTypeAndWhetherItMayBeEmpty() throws IOException {
    assertThat(documented()).isEqualTo(inTheSchema());
  }

  private static List<String> documented() {
    List<String> columns = new ArrayList<>();
    String table = "";
    for (String line :
        MarkdownPage.read(TestHome.root().resolve("docs/candidate/data-dictionary.md")).lines()) {
      Matcher entry = ENTRY.matcher(line);
      if (line.startsWith("## ")) {
        table = line.substring(3);
      } else if (entry.matches()) {
        columns.add(described(table, entry.group(1), entry.group(2), entry.group(3)));
      }
    }
    return columns;
  }

  private static List<String> inTheSchema() throws IOException {
    List<String> columns = new ArrayList<>();
    String table = "";
    for (String line : schema().lines().toList()) {
      Matcher head = TABLE.matcher(line);
      Matcher column = COLUMN.matcher(line);
      if (head.matches()) {
        table = head.group(1);
      } else if (column.matches()) {
        String rest = column.group(3);
        boolean mayBeEmpty = !rest.contains("not null") && !rest.contains("primary key");
        columns.add(
            described(
                table,
                column.group(1),
                column.group(2).replace(" ", ""),
                mayBeEmpty ? "yes" : "no"));
      }
    }
    return columns;
  }

  private static String described(String table, String column, String type, String mayBeEmpty) {
    return "%s.%s %s, may be empty: %s".formatted(table, column, type, mayBeEmpty);
  }

  private static String schema() throws IOException {
    try (InputStream stream = DataDictionaryTest.class.getResourceAsStream(SCHEMA)) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
