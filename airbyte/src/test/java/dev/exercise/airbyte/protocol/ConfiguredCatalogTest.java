package dev.exercise.airbyte.protocol;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConfiguredCatalogTest {

  private static final AirbyteStream SALES = stream("sales");

  @Test
  void aStreamThatTheSourceLacksIsNamedWithThoseItHas() {
    assertThatThrownBy(
            () -> new AirbyteCatalog(List.of(SALES)).fullRefreshOverwrite(List.of("orders")))
        .isInstanceOf(ConnectorException.class)
        .hasMessage("The source has no table orders. It has: sales.");
  }

  @Test
  void twoStreamsCannotFillOneTable() {
    assertThatThrownBy(
            () ->
                new ConfiguredCatalog(
                    List.of(
                        ConfiguredStream.overwrite(SALES),
                        ConfiguredStream.append(stream("Sales")))))
        .hasMessageContaining("Two streams would fill the same table Sales");
  }

  @Test
  void aStreamIsOnlyReadAsItsSourceCan() {
    assertThatThrownBy(
            () ->
                new ConfiguredStream(
                    SALES,
                    SyncMode.INCREMENTAL,
                    DestinationSyncMode.APPEND,
                    Optional.of("id"),
                    List.of(),
                    0,
                    0,
                    0))
        .hasMessageContaining("Stream shop.sales cannot be read by INCREMENTAL");
  }

  private static AirbyteStream stream(String name) {
    return new AirbyteStream(
        "shop",
        name,
        List.of(new Field("id", FieldType.INTEGER, false)),
        List.of("id"),
        Set.of(SyncMode.FULL_REFRESH));
  }
}
