package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.defect.Defects;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DefectsTest {

  private static Workshop all;

  @BeforeAll
  static void plantAll() throws SQLException {
    all = Cluster.built("defects_all", DefectRates.documented());
  }

  @Test
  void allDefectsTogetherPlantTheirRates() throws SQLException {
    System.out.println(all.planted());
    assertThat(all.planted()).hasSize(Defects.all().size());
  }
}
