package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostgresRefusalTest {

  @ParameterizedTest
  @CsvSource({"28P01,true", "28000,true", "08001,false", "53300,false", "57P03,false", ",false"})
  void onlyTheServersOwnNoCountsAsARefusal(String state, boolean refusal) {
    assertThat(PostgresCluster.isRefusal(new SQLException("no", state))).isEqualTo(refusal);
  }
}
