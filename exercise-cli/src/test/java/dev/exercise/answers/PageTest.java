package dev.exercise.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PageTest {

  private static final List<Column> COLUMNS =
      Arrays.stream(ColumnType.values()).map(type -> new Column(type.name(), type)).toList();

  @Test
  void everyValueComesBackAsItWas() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    rows.add(
        new Object[] {
          "Ünïcode \"quoted\"\n\u0000 \uD83D\uDE00",
          Long.MIN_VALUE,
          new BigDecimal("7.00"),
          0.1 + 0.2,
          true,
          LocalDate.parse("2025-12-31"),
          Instant.parse("2026-06-30T23:59:59.123456Z")
        });
    rows.add(
        new Object[] {
          "", 0L, new BigDecimal("-1E+3"), Double.NaN, false, LocalDate.MIN, Instant.MAX
        });
    rows.add(new Object[COLUMNS.size()]);

    Page read = read(bytes(new Page("title", Map.of("rows", rows))), "title");

    assertThat(read.lists().get("rows").stream().map(Arrays::asList))
        .isEqualTo(rows.stream().map(Arrays::asList).toList());
  }

  @Test
  void noPartOfAFileIsTakenForTheWhole() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (long number = 0; number < 50; number++) {
      Object[] row = new Object[COLUMNS.size()];
      row[1] = number;
      rows.add(row);
    }
    byte[] whole = bytes(new Page("title", Map.of("rows", rows)));

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatIOException().as("%d bytes", length).isThrownBy(() -> read(part, "title"));
    }
  }

  @Test
  void anotherTitleIsRefused() throws IOException {
    byte[] page = bytes(new Page("seed 1", Map.of()));

    assertThatIOException().isThrownBy(() -> read(page, "seed 2"));
  }

  private static byte[] bytes(Page page) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    page.write(out, COLUMNS);
    return out.toByteArray();
  }

  private static Page read(byte[] bytes, String title) throws IOException {
    return Page.read(new ByteArrayInputStream(bytes), title, COLUMNS);
  }
}
