package dev.exercise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.grading.AirbyteSetup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptAirbyteTest {

  @ParameterizedTest
  @ValueSource(strings = {"cron 0 0 6 * * ? (UTC)", "every 24 hours", "manual"})
  void whatIsReadAgainIsWhatWasWritten(String schedule) {
    String written =
        AirbyteJson.render(SampleAirbyte.named("shop \"é\""))
            .replace("cron 0 0 6 * * ? (UTC)", schedule);

    AirbyteSetup kept = KeptAirbyte.parse(written);

    assertThat(AirbyteJson.render(kept)).isEqualTo(written).contains(schedule);
    assertThat(AirbyteWords.sentences(kept)).singleElement().asString().contains(schedule);
  }

  @Test
  void noConnectionAndNoAirbyteAreToldApart() {
    AirbyteSetup none = new AirbyteSetup.Read(List.of());
    AirbyteSetup unread = new AirbyteSetup.Unread("Nobody answers.");

    assertThat(KeptAirbyte.parse(AirbyteJson.render(none))).isEqualTo(none);
    assertThat(KeptAirbyte.parse(AirbyteJson.render(unread))).isEqualTo(unread);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{\"connections\": [7]}",
        "{\"connections\": [{\"name\": \"a\", \"status\": \"asleep\", \"schedule\": \"manual\"}]}",
        "{\"connections\": [{\"name\": \"a\", \"status\": \"active\", \"schedule\": \"every 0 hours\"}]}"
      })
  void whatTheToolNeverWroteIsRefused(String text) {
    assertThatThrownBy(() -> KeptAirbyte.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
