package dev.exercise.airbyte.destination;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.exercise.airbyte.protocol.AirbyteRecord;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Writes records as lines of JSON for a load job. NUMERIC goes as text, so that no reader takes it
 * for a floating number; empty values are left out. A value that the column cannot hold becomes
 * empty, and {@code _airbyte_meta.changes} says so, as Airbyte does.
 */
final class DirectLoadEncoder {

  private final Field[] fields;
  private final SerializableString[] names;
  private final JsonGenerator json;
  private final SerializedString extractedAt;
  private final SerializedString unchangedMeta;
  private final ConfiguredStream configured;
  private final SplittableRandom random = new SplittableRandom();
  private long nulledValues;

  DirectLoadEncoder(ConfiguredStream configured, Instant extractedAt, OutputStream lines) {
    this.configured = configured;
    this.fields = configured.stream().fields().toArray(Field[]::new);
    this.names = new SerializableString[fields.length];
    for (int i = 0; i < fields.length; i++) {
      names[i] = new SerializedString(fields[i].name());
    }
    this.extractedAt = new SerializedString(extractedAt.toString());
    this.unchangedMeta =
        new SerializedString("{\"sync_id\":%d,\"changes\":[]}".formatted(configured.syncId()));
    try {
      json =
          new JsonFactory()
              .createGenerator(lines, JsonEncoding.UTF8)
              .setRootValueSeparator(new SerializedString(""));
    } catch (IOException exception) {
      throw new java.io.UncheckedIOException(exception);
    }
  }

  /** Values so far that the column could not hold. */
  long nulledValues() {
    return nulledValues;
  }

  void write(AirbyteRecord record) throws IOException {
    json.writeStartObject();
    json.writeStringField(DirectLoadTable.RAW_ID, rawId());
    json.writeFieldName(DirectLoadTable.EXTRACTED_AT);
    json.writeString(extractedAt);
    json.writeNumberField(DirectLoadTable.GENERATION_ID, configured.generationId());
    List<String> nulled = List.of();
    for (int i = 0; i < fields.length; i++) {
      if (record.isEmpty(i)) {
        continue;
      }
      Optional<String> text = Limits.fit(fields[i].type(), record.text(i));
      if (text.isPresent()) {
        json.writeFieldName(names[i]);
        write(fields[i].type(), text.get());
      } else {
        nulled = nulled.isEmpty() ? new ArrayList<>() : nulled;
        nulled.add(fields[i].name());
      }
    }
    writeMeta(nulled);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  void flush() throws IOException {
    json.flush();
  }

  private void write(FieldType type, String text) throws IOException {
    switch (type) {
      case INTEGER, DOUBLE, BOOLEAN, JSON -> json.writeRawValue(text);
      default -> json.writeString(text);
    }
  }

  private void writeMeta(List<String> nulled) throws IOException {
    json.writeFieldName(DirectLoadTable.META);
    if (nulled.isEmpty()) {
      json.writeRawValue(unchangedMeta);
      return;
    }
    nulledValues += nulled.size();
    json.writeStartObject();
    json.writeNumberField("sync_id", configured.syncId());
    json.writeArrayFieldStart("changes");
    for (String field : nulled) {
      json.writeStartObject();
      json.writeStringField("field", field);
      json.writeStringField("change", "NULLED");
      json.writeStringField("reason", "DESTINATION_FIELD_SIZE_LIMITATION");
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A random (version 4) UUID; unique is all it has to be, so no cryptographic randomness. */
  private String rawId() {
    long most = (random.nextLong() & ~0xf000L) | 0x4000L;
    long least = (random.nextLong() >>> 2) | 0x8000000000000000L;
    return new UUID(most, least).toString();
  }
}
