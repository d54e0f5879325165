package dev.exercise.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class WorldProofTest {

  @Test
  void everyProofHoldsForThreeSmallWorlds() throws IOException, SQLException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    ProofTotal total =
        new WorldProof(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(3, "0.1", 1);

    String report = printed.toString(StandardCharsets.UTF_8);
    assertThat(total.worlds()).isEqualTo(3);
    assertThat(total.broken()).as(report).isZero();
    assertThat(total.failures()).isEmpty();
    assertThat(total.silent().keySet()).isSubsetOf(KnownLimits.RARE_MISTAKES.keySet());
  }
}
