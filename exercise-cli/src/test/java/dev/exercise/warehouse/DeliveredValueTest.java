package dev.exercise.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeliveredValueTest {

  @ParameterizedTest
  @CsvSource({
    "DATE, 10000-01-01",
    "DATE, 2026-02-30",
    "DATETIME, 10000-01-01T00:00:00",
    "TIMESTAMP, 10000-01-01 00:00:00 UTC",
    "NUMERIC, NaN",
    "NUMERIC, inf",
    "BIGNUMERIC, Infinity",
    "INT64, 9223372036854775808",
    "FLOAT64, much",
    "BOOL, perhaps"
  })
  void whatJavaCannotHoldStaysText(StandardSQLTypeName type, String text) {
    assertThat(delivered(type, text)).isEqualTo(text);
  }

  @Test
  void whatJavaHoldsIsOfItsType() {
    assertThat(delivered(StandardSQLTypeName.DATE, "2026-02-28"))
        .isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(delivered(StandardSQLTypeName.TIMESTAMP, "0.0")).isEqualTo(Instant.EPOCH);
    assertThat(delivered(StandardSQLTypeName.NUMERIC, "1.50")).isEqualTo(new BigDecimal("1.50"));
    assertThat(delivered(StandardSQLTypeName.INT64, "7")).isEqualTo(7L);
  }

  private static Object delivered(StandardSQLTypeName type, String text) {
    return DeliveredValue.of(
        Field.of("column", type), FieldValue.of(FieldValue.Attribute.PRIMITIVE, text));
  }
}
