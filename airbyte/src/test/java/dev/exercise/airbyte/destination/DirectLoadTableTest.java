package dev.exercise.airbyte.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

  private static DirectLoadTable table(List<String> key, String... columns) {
    List<Field> fields =
        List.of(columns).stream().map(name -> new Field(name, FieldType.INTEGER, false)).toList();
    return new DirectLoadTable(
        ConfiguredStream.overwrite(
            new AirbyteStream("shop", "sales", fields, key, Set.of(SyncMode.FULL_REFRESH))));
  }
}
