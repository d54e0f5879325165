package dev.exercise.proof;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SolutionProofTest {

  /**
   * Two tests that must fail are put beside the solution's own: they are all that is found, and
   * they are found, of the first world only.
   */
  @Test
  void theReferenceSolutionIsRightInEveryCellOnBothDaysAndFailsNoTestOfItsOwn(@TempDir Path folder)
      throws IOException, InterruptedException, ExecutionException {
    Path starter = folder.resolve("dbt_project");
    DirectoryTree.copy(TestHome.root().resolve("dbt_project"), starter);
    Files.writeString(
        starter.resolve("tests/assert_no_order.sql"),
        "select * from {{ ref('fct_orders') }} limit 1");
    Files.writeString(
        starter.resolve("tests/assert_no_next_day.sql"),
        "select 1 as day from (select 1) where '{{ var(\"business_date\") }}' = '2026-07-02'");
    SolutionProof proof =
        new SolutionProof(
            new Installation(starter, TestHome.path()),
            TestHome.ledger(),
            new SolutionProof.Notes(line -> {}),
            1);

    List<SeedProof> proofs =
        proof.prove(List.of(World.of(1, "0.1"), World.of(2, "0.1"), World.of(3, "0.1")), one -> {});

    SeedProof tested = proofs.get(0);
    assertThat(tested.holds()).isFalse();
    assertThat(tested.first().findings())
        .singleElement(as(STRING))
        .contains("test.marketplace.assert_no_order:");
    assertThat(tested.incremental().findings())
        .hasSize(2)
        .anyMatch(finding -> finding.contains("test.marketplace.assert_no_next_day:"));
    assertThat(tested.refreshed().holds()).isTrue();
    assertThat(proofs.subList(1, 3)).hasSize(2).allMatch(SeedProof::holds);
  }
}
