package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.defect.Defects;
import dev.exercise.marketplace.generate.CleanWorld;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the small world of the other tests holds for the worlds of the generators. */
final class GeneratedWorldTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20_260_701})
  void theDirtyWorldHoldsAllThatTheTruthNeeds(long seed) throws SQLException {
    String database = "generated_small";

    Workshop workshop = built(database, World.of(seed, "0.1"), DefectRates.documented());

    assertThat(workshop.planted().keySet())
        .containsExactlyInAnyOrderElementsOf(Defects.all().stream().map(Defect::id).toList());
    Recovery.assertLeadsToTheTruth(workshop, database);
  }

  @Test
  void everyMistakeShowsInTheMartsThatItNamesAndInNoOther() throws SQLException {
    Workshop workshop = built("generated", World.of(5, "0.25"), Cluster.visibleRates());
    Map<Mart, MartTable> truth = workshop.answers(Marts.all(), List.of());

    for (Mistake mistake : Mistakes.all()) {
      Map<Mart, MartTable> answers = workshop.answers(Marts.all(), List.of(mistake));
      for (Mart mart : Marts.all()) {
        if (Cluster.needsALargeWorld(mistake.id(), mart.name())) {
          continue;
        }
        int cells = Cells.differences(truth.get(mart), answers.get(mart)).size();
        assertThat(mistake.showsIn(mart.name()) ? cells >= 5 : cells == 0)
            .as("%s has %d other cells in %s", mistake.id(), cells, mart.name())
            .isTrue();
      }
    }
  }

  private static Workshop built(String database, World world, DefectRates rates)
      throws SQLException {
    Workshop workshop = new Workshop(Cluster.server(), database);
    workshop.build(world, Depth.FULL, rates, CleanWorld::load, Progress.NONE);
    return workshop;
  }
}
