package dev.exercise.airbyte.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DirectLoadTableTest {

  @Test
  void columnsThatDifferInCaseOnlyAreRefused() {
    assertThatThrownBy(() -> table(List.of(), "id", "Id"))
        .hasMessageContaining("two columns Id that differ in case only");
  }

  @Test
  void columnsThatLookLikeAirbytesOwnAreRefused() {
    assertThatThrownBy(() -> table(List.of(), "_airbyte_raw_id"))
        .hasMessageContaining("Column _airbyte_raw_id of table shop.sales");
  }

  @Test
  void clusteringFollowsTheFirstFourColumnsOfTheKey() {
    assertThat(
            table(List.of("e", "d", "c", "b", "a"), "a", "b", "c", "d", "e")
                .clustering()
                .getFields())
        .containsExactly("e", "d", "c", "b");
  }

  @Test
  void aTableWithoutAKeyIsClusteredByItsExtraction() {
    assertThat(table(List.of(), "a").clustering().getFields())
        .containsExactly("_airbyte_extracted_at");
  }

  @ParameterizedTest
  @CsvSource({"order-items, order_items", "a b, A_b"})
  void streamsThatWouldFillOneTableAreRefusedWithBothNames(String one, String other) {
    ConfiguredCatalog both =
        new ConfiguredCatalog(
            List.of(stream(one, List.of(), "id"), stream(other, List.of(), "id")));

    assertThatThrownBy(() -> DirectLoadTable.of(both))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            refused -> assertThat(refused.type()).isEqualTo(FailureType.CONFIG_ERROR))
        .hasMessageContaining(
            "Streams 'shop.%s' and 'shop.%s' would both fill table".formatted(one, other));
  }

  private static DirectLoadTable table(List<String> key, String... columns) {
    return new DirectLoadTable(stream("sales", key, columns));
  }

  private static ConfiguredStream stream(String name, List<String> key, String... columns) {
    List<Field> fields =
        List.of(columns).stream()
            .map(column -> new Field(column, FieldType.INTEGER, false))
            .toList();
    return ConfiguredStream.overwrite(
        new AirbyteStream("shop", name, fields, key, Set.of(SyncMode.FULL_REFRESH)));
  }
}
