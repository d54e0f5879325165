package dev.exercise.airbyte.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MessagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

  private static final AirbyteStream ORDERS =
      new AirbyteStream(
          "public",
          "orders",
          List.of(
              new Field("id", FieldType.INTEGER, false),
              new Field("total", FieldType.NUMBER, true),
              new Field("note \"x\"", FieldType.STRING, true),
              new Field("at", FieldType.TIMESTAMP_WITH_TIMEZONE, true),
              new Field("tags", FieldType.JSON, true)),
          List.of("id"),
          Set.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL));

  @Test
  void aRowArrivesWithAllItsDigitsAndCharacters() throws IOException {
    String[] values = {
      "9223372036854775807",
      "12345678901234567890.123456789",
      "tab\t, \"quotes\", \n and 🦊",
      "2026-06-30T23:59:59.999999Z",
      "[1,{\"a\":null}]"
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MessageWriter writer = new MessageWriter(out, NOON);

    String row =
        """
        {"type":"RECORD","record":{"namespace":"public","stream":"orders","data":{"id":%s,"total":%s,
         "note \\"x\\"":%s,"at":"%s","tags":%s},"emitted_at":1}}
        """
            .formatted(
                values[0], values[1], JSON.writeValueAsString(values[2]), values[3], values[4]);
    writer.lines(line -> line.write(row.getBytes(UTF_8)));
    writer.state((ObjectNode) JSON.readTree("{\"type\":\"STREAM\"}"));

    List<AirbyteMessage> messages = read(out.toString(UTF_8));
    AirbyteRecord record = ((AirbyteMessage.Row) messages.get(0)).record();
    assertThat(List.of(0, 1, 2, 3, 4)).extracting(record::text).containsExactly(values);
    assertThat(messages.get(1))
        .isEqualTo(new AirbyteMessage.State((ObjectNode) JSON.readTree("{\"type\":\"STREAM\"}")));
  }

  @Test
  void whatTheSourceHadToNullIsNamed() throws IOException {
    AirbyteMessage.Row row =
        (AirbyteMessage.Row)
            read("""
                    {"type":"RECORD","record":{"namespace":"public","stream":"orders",
                     "data":{"id":1,"total":null},"emitted_at":1,"meta":{"changes":[
                     {"field":"total","change":"NULLED","reason":"SOURCE_SERIALIZATION_ERROR"}]}}}
                    """)
                .get(0);

    assertThat(row.record().isEmpty(1)).isTrue();
    assertThat(row.changes()).containsExactly(FieldChange.nulledBySource("total"));
  }

  @Test
  void othersMayWriteTheDataBeforeTheStreamAndTheTypeLast() throws IOException {
    AirbyteMessage message =
        read("""
                {"record":{"data":{"total":1e2,"id":7,"unknown":{"a":[1]},"tags":{"b":1}},
                 "emitted_at":1,"namespace":"public","stream":"orders"},"type":"RECORD"}
                """)
            .get(0);

    assertThat(((AirbyteMessage.Row) message).emittedAt()).isEqualTo(1);
    AirbyteRecord record = ((AirbyteMessage.Row) message).record();
    assertThat(record.text(0)).isEqualTo("7");
    assertThat(record.text(1)).isEqualTo("1e2");
    assertThat(record.isEmpty(2)).isTrue();
    assertThat(record.text(4)).isEqualTo("{\"b\":1}");
  }

  @Test
  void aTextInThePlaceOfAnArrayStaysJson() throws IOException {
    AirbyteMessage message =
        read("""
                {"type":"RECORD","record":{"stream":"orders","namespace":"public",
                 "data":{"tags":"a \\"b\\""},"emitted_at":1}}
                """)
            .get(0);

    assertThat(((AirbyteMessage.Row) message).record().text(4)).isEqualTo("\"a \\\"b\\\"\"");
  }

  @Test
  void aStreamStatusIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new MessageWriter(out, NOON).streamStatus(ORDERS.descriptor(), StreamStatus.COMPLETE);

    assertThat(read(out.toString(UTF_8)))
        .containsExactly(new AirbyteMessage.Status(ORDERS.descriptor(), StreamStatus.COMPLETE));
  }

  @Test
  void whatIsNoMessageIsNamedByItsNumber() {
    String fine = "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"x\"}}\n";

    assertThatThrownBy(() -> read(fine + "Hello from the source"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageStartingWith("Message 2 cannot be read");
    assertThatThrownBy(() -> read(fine + "[1]"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("Message 2 cannot be read: it is no JSON object");
    assertThatThrownBy(() -> read("{\"type\":\"RECORD\"}"))
        .hasMessageContaining("a message of type RECORD has no content");
    assertThatThrownBy(
            () -> read("{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":{}}}"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("stream users, which is not in the catalogue");
  }

  @Test
  void aConfiguredCatalogueComesBackAsItWasWritten() {
    ConfiguredStream dedup =
        new ConfiguredStream(
            ORDERS,
            SyncMode.INCREMENTAL,
            DestinationSyncMode.APPEND_DEDUP,
            Optional.of("at"),
            List.of("id"),
            3,
            2,
            9);

    ConfiguredStream read =
        CatalogJson.readConfigured(CatalogJson.write(new ConfiguredCatalog(List.of(dedup))))
            .streams()
            .get(0);

    assertThat(read)
        .usingRecursiveComparison()
        // A schema does not tell whether a field may be empty.
        .ignoringFields("stream.fields.nullable")
        .isEqualTo(dedup);
  }

  @Test
  void aCatalogueThatAsksForTheImpossibleIsRefusedInWords() {
    assertThatThrownBy(() -> CatalogJson.readConfigured(JSON.readTree("{\"streams\":{}}")))
        .hasMessageContaining("no list of streams");
    assertThatThrownBy(
            () ->
                CatalogJson.readConfigured(
                    JSON.readTree(
                        """
                        {"streams":[{"stream":{"name":"t","json_schema":{"properties":{"a":{}}}},
                         "sync_mode":"incremental","destination_sync_mode":"upsert"}]}
                        """)))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("'upsert'");
  }

  @Test
  void aValueThatIsTooLargeIsRefusedByItsStreamAndColumn() {
    for (String value :
        List.of(
            "\"" + "x".repeat(20_000_001) + "\"",
            "[" + "1,".repeat(10_000_000) + "1]",
            "1".repeat(200_001))) {
      String row =
          """
          {"type":"RECORD","record":{"namespace":"public","stream":"orders","data":{"tags":%s}}}"""
              .formatted(value);

      assertThatThrownBy(() -> read(row))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              refused -> assertThat(refused.type()).isEqualTo(FailureType.CONFIG_ERROR))
          .hasMessageStartingWith(
              "Column tags of stream public.orders has a value that is too large to be taken")
          .hasMessageContaining("Leave its column out");
    }
  }

  private static List<AirbyteMessage> read(String lines) throws IOException {
    List<AirbyteMessage> messages = new ArrayList<>();
    try (MessageReader reader =
        new MessageReader(new ByteArrayInputStream(lines.getBytes(UTF_8)), List.of(ORDERS))) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        messages.add(next.get());
      }
    }
    return messages;
  }
}
