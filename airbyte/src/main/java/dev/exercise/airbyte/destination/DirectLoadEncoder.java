package dev.exercise.airbyte.destination;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.exercise.airbyte.protocol.AirbyteRecord;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldChange;
import dev.exercise.airbyte.protocol.FieldType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes records as lines of JSON for a load job. NUMERIC goes as text, so that no reader takes it
 * for a floating number; empty values are left out. A value that the column cannot hold becomes
 * empty, and {@code _airbyte_meta.changes} says so, as Airbyte does.
 */
final class DirectLoadEncoder {

  private final Field[] fields;
  private final SerializableString[] names;
  private final JsonGenerator json;
  private final SerializedString unchangedMeta;
  private final ConfiguredStream configured;
  private final RowIds ids;
  private final boolean emulator;
  private Instant lastExtractedAt = Instant.EPOCH;
  private SerializedString extractedAt = new SerializedString(Instant.EPOCH.toString());
  private long nulledValues;

  /**
   * Writes the lines of one load.
   *
   * @param emulator whether the emulator reads them, which takes JSON text for text
   */
  DirectLoadEncoder(DirectLoadTable table, RowIds ids, boolean emulator, OutputStream lines) {
    this.configured = table.configured();
    this.ids = ids;
    this.emulator = emulator;
    this.fields = configured.stream().fields().toArray(Field[]::new);
    this.names =
        table.columns().stream().map(SerializedString::new).toArray(SerializableString[]::new);
    this.unchangedMeta =
        new SerializedString("{\"sync_id\":%d,\"changes\":[]}".formatted(configured.syncId()));
    try {
      json =
          new JsonFactory()
              .createGenerator(lines, JsonEncoding.UTF8)
              .setRootValueSeparator(new SerializedString(""));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** Values so far that the column could not hold. */
  long nulledValues() {
    return nulledValues;
  }

  /**
   * Writes a row.
   *
   * @param earlier changes that were made on the way here
   */
  void write(AirbyteRecord record, Instant at, List<FieldChange> earlier) throws IOException {
    List<FieldChange> changes =
        RowSize.isSurelyFine(record) ? List.of() : RowSize.cut(fields, record);
    List<String> cut = changes.stream().map(FieldChange::field).toList();
    json.writeStartObject();
    json.writeStringField(DirectLoadTable.RAW_ID, ids.next());
    json.writeFieldName(DirectLoadTable.EXTRACTED_AT);
    json.writeString(text(at));
    json.writeNumberField(DirectLoadTable.GENERATION_ID, configured.generationId());
    for (int i = 0; i < fields.length; i++) {
      if (record.isEmpty(i) || cut.contains(fields[i].name())) {
        continue;
      }
      FieldType type = fields[i].type();
      Optional<String> text = Limits.fit(type, record.text(i));
      if (text.isPresent()) {
        json.writeFieldName(names[i]);
        write(type, text.get());
      } else {
        changes = changes.isEmpty() ? new ArrayList<>() : changes;
        changes.add(
            new FieldChange(fields[i].name(), "NULLED", Limits.reason(type, record.text(i))));
      }
    }
    nulledValues += changes.size();
    writeMeta(earlier, changes);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  void flush() throws IOException {
    json.flush();
  }

  private SerializedString text(Instant at) {
    if (!at.equals(lastExtractedAt)) {
      lastExtractedAt = at;
      extractedAt = new SerializedString(at.toString());
    }
    return extractedAt;
  }

  private void write(FieldType type, String text) throws IOException {
    switch (type) {
      case INTEGER, DOUBLE, BOOLEAN -> json.writeRawValue(text);
      case JSON -> {
        if (emulator && text.startsWith("\"")) {
          json.writeString(text);
        } else {
          json.writeRawValue(text);
        }
      }
      default -> json.writeString(text);
    }
  }

  private void writeMeta(List<FieldChange> earlier, List<FieldChange> changes) throws IOException {
    json.writeFieldName(DirectLoadTable.META);
    if (earlier.isEmpty() && changes.isEmpty()) {
      json.writeRawValue(unchangedMeta);
      return;
    }
    json.writeStartObject();
    json.writeNumberField("sync_id", configured.syncId());
    json.writeArrayFieldStart("changes");
    writeChanges(earlier);
    writeChanges(changes);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeChanges(List<FieldChange> changes) throws IOException {
    for (FieldChange change : changes) {
      json.writeStartObject();
      json.writeStringField("field", change.field());
      json.writeStringField("change", change.change());
      json.writeStringField("reason", change.reason());
      json.writeEndObject();
    }
  }
}
