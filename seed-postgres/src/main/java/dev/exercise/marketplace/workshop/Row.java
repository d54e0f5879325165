package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.mart.Column;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** Values as the mart contract types them. */
final class Row {

  private static final int MONEY_SCALE = 2;

  private Row() {}

  /** Reads the current row, each column by its name. */
  static Object[] read(ResultSet result, List<Column> columns) throws SQLException {
    Object[] values = new Object[columns.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = value(result, columns.get(index));
    }
    return values;
  }

  private static Object value(ResultSet result, Column column) throws SQLException {
    String name = column.name();
    return switch (column.type()) {
      case STRING -> result.getString(name);
      case INT64 -> result.getObject(name, Long.class);
      case NUMERIC -> money(result.getBigDecimal(name));
      case FLOAT64 -> result.getObject(name, Double.class);
      case BOOL -> result.getObject(name, Boolean.class);
      case DATE -> result.getObject(name, LocalDate.class);
      case TIMESTAMP -> {
        OffsetDateTime time = result.getObject(name, OffsetDateTime.class);
        yield time == null ? null : time.toInstant();
      }
    };
  }

  /** A wrong answer may have more decimals than money has; those are kept. */
  private static BigDecimal money(BigDecimal value) {
    return value == null || value.scale() >= MONEY_SCALE ? value : value.setScale(MONEY_SCALE);
  }
}
