package dev.exercise.airbyte.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigReaderTest {

  @Test
  void anEmptyOrMissingLocationIsTheUnitedStates() {
    ObjectNode config = Writing.config(URI.create("http://localhost:9050"), "raw");

    assertThat(location(config.put("dataset_location", ""))).isEqualTo("US");
    assertThat(location(config.putNull("dataset_location"))).isEqualTo("US");
    assertThat(location(config.without("dataset_location"))).isEqualTo("US");
    assertThat(location(config.put("dataset_location", "EU"))).isEqualTo("EU");
  }

  private static String location(ObjectNode config) {
    return new ConfigReader(Map.of()).read(config).location();
  }
}
