package dev.exercise.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ChanceTest {

  @Test
  void whatIsExpectedIsCertain() {
    assertThat(Chance.bound(1000, 50, 50)).isCloseTo(1, within(1e-9));
  }

  @Test
  void theBoundIsNeverBelowTheTrueTail() {
    // Ten heads in ten throws: 1 in 1024.
    assertThat(Chance.bound(10, 5, 10)).isCloseTo(1 / 1024.0, within(1e-9));
    // At least 60 heads in 100 throws: 0.0284.
    assertThat(Chance.bound(100, 50, 60)).isBetween(0.0284, 0.15);
  }

  @Test
  void farFromWhatIsExpectedNothingIsLeftOfChance() {
    assertThat(Chance.bound(1000, 50, 5)).isLessThan(Chance.NEVER);
    assertThat(Chance.bound(1000, 50, 150)).isLessThan(Chance.NEVER);
    assertThat(Chance.bound(1000, 0, 1)).isZero();
  }
}
