package dev.exercise.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.stack.TestHome;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class SolutionProofTest {

  @Test
  void theReferenceSolutionIsRightInEveryCellOnBothDaysIncrementallyAndAfterAFullRefresh()
      throws InterruptedException, ExecutionException {
    Installation installation =
        new Installation(TestHome.root().resolve("dbt_project"), TestHome.path());
    SolutionProof proof =
        new SolutionProof(installation, TestHome.ledger(), new SolutionProof.Notes(line -> {}), 1);

    List<SeedProof> proofs =
        proof.prove(List.of(World.of(1, "0.1"), World.of(2, "0.1"), World.of(3, "0.1")), one -> {});

    assertThat(proofs).hasSize(3).allMatch(SeedProof::holds);
  }
}
