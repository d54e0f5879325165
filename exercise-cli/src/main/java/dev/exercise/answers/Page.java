package dev.exercise.answers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What one file keeps: named lists of rows, as gzipped JSON. Gzip's checksum and length at the end
 * tell a file that is cut short or damaged; the title tells one that is another's.
 *
 * @param title the world's key and what was asked
 * @param lists rows by the name of their list, a value per column
 */
record Page(String title, Map<String, List<Object[]>> lists) {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

  void write(OutputStream out, List<Column> columns) throws IOException {
    try (GZIPOutputStream zipped = new GZIPOutputStream(out);
        JsonGenerator json = JSON.createGenerator(zipped)) {
      json.writeStartObject();
      json.writeStringField("title", title);
      for (Map.Entry<String, List<Object[]>> list : lists.entrySet()) {
        json.writeArrayFieldStart(list.getKey());
        for (Object[] row : list.getValue()) {
          json.writeStartArray();
          for (int index = 0; index < columns.size(); index++) {
            json.writeString(row[index] == null ? null : row[index].toString());
          }
          json.writeEndArray();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  /**
   * Reads a page to its very end.
   *
   * @throws IOException when it is not whole, or not the one that is expected
   */
  static Page read(InputStream in, String title, List<Column> columns) throws IOException {
    try (GZIPInputStream zipped = new GZIPInputStream(in);
        JsonParser json = JSON.createParser(zipped)) {
      Map<String, List<Object[]>> lists = new LinkedHashMap<>();
      expect(json.nextToken() == JsonToken.START_OBJECT && "title".equals(json.nextFieldName()));
      expect(title.equals(json.nextTextValue()));
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        lists.put(name, rows(json, columns));
      }
      expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
      // The parser may stop before the checksum that follows the last of the data.
      expect(zipped.read() == -1);
      return new Page(title, lists);
    } catch (RuntimeException noValue) {
      throw new IOException("a value is not of its column's type", noValue);
    }
  }

  private static List<Object[]> rows(JsonParser json, List<Column> columns) throws IOException {
    List<Object[]> rows = new ArrayList<>();
    expect(json.nextToken() == JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_ARRAY) {
      Object[] row = new Object[columns.size()];
      for (int index = 0; index < row.length; index++) {
        boolean isNull = json.nextToken() == JsonToken.VALUE_NULL;
        expect(isNull || json.currentToken() == JsonToken.VALUE_STRING);
        row[index] = isNull ? null : value(columns.get(index).type(), json.getText());
      }
      expect(json.nextToken() == JsonToken.END_ARRAY);
      rows.add(row);
    }
    expect(json.currentToken() == JsonToken.END_ARRAY);
    return rows;
  }

  private static Object value(ColumnType type, String text) {
    return switch (type) {
      case STRING -> text;
      case INT64 -> Long.valueOf(text);
      case NUMERIC -> new BigDecimal(text);
      case FLOAT64 -> Double.valueOf(text);
      case BOOL -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> Instant.parse(text);
    };
  }

  private static void expect(boolean asWritten) throws IOException {
    if (!asWritten) {
      throw new IOException("it is not what was written");
    }
  }
}
