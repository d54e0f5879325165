package dev.exercise.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BigQueryPlaceTest {

  @Test
  void aPlaceIsWrittenAsAUrl() {
    BigQueryPlace place = BigQueryPlace.parse("bigquery://my-project/analytics?location=EU");

    assertThat(place.project()).isEqualTo("my-project");
    assertThat(place.dataset()).isEqualTo("analytics");
    assertThat(place.location()).contains("EU");
    assertThat(place.endpoint()).isEmpty();
    assertThat(place).hasToString("bigquery://my-project/analytics");
    assertThat(
            BigQueryPlace.parse("bigquery://my-project/d?endpoint=http://localhost:9050")
                .endpoint())
        .isEqualTo(Optional.of(URI.create("http://localhost:9050")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my-project.analytics",
        "https://my-project/analytics",
        "bigquery://my-project",
        "bigquery://my-project/",
        "bigquery://my-project/a/b",
        "bigquery://my-project/a`b",
        "bigquery://My Project/analytics",
        "bigquery://my-project/analytics?key=/home/ada/key.json",
        "bigquery://my-project/analytics?location=",
      })
  void whatIsNoneIsRefusedWithTheForm(String text) {
    assertThatThrownBy(() -> BigQueryPlace.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bigquery://project/dataset");
  }

  @Test
  void whatReadingCostsIsRoundedUpAndSmallQueriesCostTheLeastThatIsBilled() {
    ReadingCost none = new ReadingCost(0, 0);

    assertThat(none.plus(0).bytes()).isZero();
    assertThat(none.plus(1).bytes()).isEqualTo(10L << 20);
    assertThat(none.plus(1L << 40).dollars()).isEqualByComparingTo("6.25");
    assertThat(none.plus(1).plus(0).shown())
        .isEqualTo(
            "2 queries, billed for 10 MiB: about 0.01 USD at Google's price on demand of 6.25 USD a"
                + " TiB");
  }
}
