package dev.exercise.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class SharedValuesTest {

  private final SharedValues shared = new SharedValues();

  @Test
  void equalValuesAreTheSameObjectAndNoneBecomesAnother() {
    BigDecimal first = new BigDecimal("12.50");

    assertThat(shared.share(first)).isSameAs(first);
    assertThat(shared.share(new BigDecimal("12.50"))).isSameAs(first);
    assertThat(shared.share(new BigDecimal("12.5"))).isEqualTo(new BigDecimal("12.5"));
    assertThat(shared.share(0.0)).isEqualTo(0.0);
    assertThat(shared.share(-0.0)).isEqualTo(-0.0);
    assertThat(shared.share(Double.NaN)).isEqualTo(Double.NaN);
    assertThat(shared.share(null)).isNull();
  }

  @Test
  void aColumnOfDifferentValuesIsLeftAsItIs() {
    for (long number = 0; number < 100_000; number++) {
      assertThat(shared.share(number)).isEqualTo(number);
    }
  }
}
