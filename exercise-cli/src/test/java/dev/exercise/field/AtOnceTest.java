package dev.exercise.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AtOnceTest {

  private static final long GIBIBYTE = 1L << 30;

  @Test
  void noMoreAreGradedAtOnceThanProcessorsMemoryAndHeapBear() {
    assertThat(AtOnce.of(1, 2, 32 * GIBIBYTE, 4 * GIBIBYTE)).isEqualTo(2);
    assertThat(AtOnce.of(1, 8, 4 * GIBIBYTE, 4 * GIBIBYTE)).isEqualTo(2);
    assertThat(AtOnce.of(1, 8, 32 * GIBIBYTE, GIBIBYTE)).isEqualTo(4);
    assertThat(AtOnce.of(4, 8, 32 * GIBIBYTE, 4 * GIBIBYTE)).isEqualTo(4);
  }

  @Test
  void oneIsAlwaysGraded() {
    assertThat(AtOnce.of(100, 8, GIBIBYTE / 2, GIBIBYTE / 2)).isEqualTo(1);
    assertThat(AtOnce.ofThisMachine(0.05)).isPositive();
  }
}
