package dev.exercise.airbyte.server.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecretsTest {

  private static final ObjectNode SCHEMA =
      Json.readObject(
          """
          {"properties":{"user":{"type":"string"},"password":{"airbyte_secret":true},
            "tunnel":{"oneOf":[{"properties":{"method":{"const":"none"}}},
                               {"properties":{"key":{"airbyte_secret":true}}}]},
            "tokens":{"type":"array","items":{"properties":{"value":{"airbyte_secret":true}}}}}}
          """);
  private static final ObjectNode CONFIGURATION =
      Json.readObject(
          """
          {"user":"reader","password":"s3cr3t!","tunnel":{"method":"key","key":"abc-def"},
           "tokens":[{"value":"t0ken"}]}
          """);

  @Test
  void secretsAreMaskedWhereverTheyLie() {
    assertThat(Secrets.mask(CONFIGURATION, SCHEMA).toString())
        .isEqualTo(
            "{\"user\":\"reader\",\"password\":\"**********\","
                + "\"tunnel\":{\"method\":\"key\",\"key\":\"**********\"},"
                + "\"tokens\":[{\"value\":\"**********\"}]}");
    assertThat(Secrets.maskAll(CONFIGURATION).toString())
        .doesNotContain("reader", "s3cr3t", "abc-def", "t0ken");
  }

  @Test
  void aMaskThatComesBackStandsForTheFormerSecret() {
    ObjectNode sent = Secrets.mask(CONFIGURATION, SCHEMA).put("user", "writer");

    assertThat(Secrets.restore(sent, CONFIGURATION, SCHEMA))
        .isEqualTo(CONFIGURATION.deepCopy().put("user", "writer"));
    assertThatThrownBy(() -> Secrets.restore(sent, Json.object(), SCHEMA))
        .hasMessageStartingWith("password is only the mask of a secret");
  }

  @Test
  void textsLoseTheSecretsInEverySpelling() {
    SecretMask mask = Secrets.textMask(CONFIGURATION.deepCopy().put("password", "a\"b c"), SCHEMA);

    assertThat(mask.apply("as it is a\"b c, as JSON a\\\"b c, in an address a%22b+c"))
        .isEqualTo("as it is **********, as JSON **********, in an address **********");
  }

  @Test
  void aValueThatIsShownAnywayIsNoSecret() {
    SecretMask mask = Secrets.textMask(CONFIGURATION.deepCopy().put("password", "reader"), SCHEMA);

    assertThat(mask.apply("user reader")).isEqualTo("user reader");
  }

  @Test
  void linesOfAKeyAreSecretEach() {
    SecretMask mask =
        SecretMask.of(List.of("{\"private_key\":\"-----BEGIN\\nMIIEvQIBADANBgkqhkiG9w0\\n\"}"));

    assertThat(mask.apply("at MIIEvQIBADANBgkqhkiG9w0")).isEqualTo("at **********");
  }
}
