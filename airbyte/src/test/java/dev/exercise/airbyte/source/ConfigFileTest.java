package dev.exercise.airbyte.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigFileTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void whatAirbyteSendsIsTaken() throws IOException {
    PostgresSourceConfig config =
        ConfigFile.parse(
            JSON.readTree(
                """
                {"host": " source-postgres ", "port": 5433, "database": "marketplace",
                 "schemas": ["public", "Other"], "username": "reader", "password": "p&?=/ä",
                 "jdbc_url_params": "connectTimeout=3&ApplicationName=a%26b", "ssl_mode": {"mode": "require"},
                 "replication_method": {"method": "Standard"},
                 "tunnel_method": {"tunnel_method": "NO_TUNNEL"}, "something_new": {"a": 1}}
                """));

    assertThat(config)
        .isEqualTo(
            new PostgresSourceConfig(
                "source-postgres",
                5433,
                "marketplace",
                List.of("public", "Other"),
                "reader",
                "p&?=/ä",
                SslMode.REQUIRE,
                Map.of("connectTimeout", "3", "ApplicationName", "a&b")));
  }

  @Test
  void whatIsLeftOutHasAirbytesDefault() throws IOException {
    PostgresSourceConfig config =
        ConfigFile.parse(JSON.readTree("{\"host\":\"h\",\"database\":\"d\",\"username\":\"u\"}"));

    assertThat(config).isEqualTo(new PostgresSourceConfig("h", 5432, "d", "public", "u", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"host": ""} | The configuration lacks host
          {"database": null} | The configuration lacks database
          {"username": " "} | The configuration lacks username
          {"port": "many"} | Port "many" is not a number
          {"port": 70000} | Port 70000 is not between 1 and 65535
          {"port": 5432.5} | Port 5432.5 is not a number
          {"host": "http://localhost"} | 'http://localhost' is not a host
          {"host": "localhost:5432/x?loggerFile=/tmp/x#"} | is not a host
          {"host": {"a": 1}} | The field host is not a text
          {"schemas": "public"} | The schemas are not a list of names
          {"schemas": [""]} | The schemas are not a list of names
          {"ssl_mode": {"mode": "verify-full", "ca_certificate": "x"}} | The SSL mode verify-full is not supported
          {"replication_method": {"method": "CDC"}} | The update method CDC is not supported
          {"replication_method": {"method": "Xmin"}} | The update method Xmin is not supported
          {"tunnel_method": {"tunnel_method": "SSH_KEY_AUTH"}} | The SSH tunnel method SSH_KEY_AUTH is not supported
          {"jdbc_url_params": "connectTimeout"} | are not key=value pairs
          {"jdbc_url_params": "connectTimeout=%zz"} | Write it as %25
          """)
  void whatCannotBeIsNamed(String change, String message) throws IOException {
    ObjectNode config =
        (ObjectNode)
            JSON.readTree(
                "{\"host\":\"h\",\"database\":\"d\",\"username\":\"u\",\"password\":\"hush\"}");
    config.setAll((ObjectNode) JSON.readTree(change));

    assertThatThrownBy(() -> ConfigFile.parse(config))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            refusal -> assertThat(refusal.type()).isEqualTo(FailureType.CONFIG_ERROR))
        .hasMessageContaining(message)
        .hasMessageNotContaining("hush");
    assertThat(new PostgresConnector(Clock.systemUTC()).check(config).succeeded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socketFactory=evil.Factory",
        "socketFactoryArg=http://evil",
        "sslfactory=evil.Factory",
        "sslhostnameverifier=evil.Verifier",
        "authenticationPluginClassName=evil.Plugin",
        "loggerFile=/tmp/x",
        "loggerLevel=TRACE",
        "sslkey=/etc/passwd",
        "sslrootcert=/etc/passwd",
        "service=other",
        "jaasApplicationName=x",
        "PGHOST=elsewhere",
        "user=postgres",
        "password=x",
        "%73ocketFactory=evil.Factory",
        "connectTimeout=1&socketFactory=evil.Factory"
      })
  void settingsThatLoadClassesTouchFilesOrGoElsewhereAreRefused(String parameters) {
    ObjectNode config =
        JSON.createObjectNode().put("host", "h").put("database", "d").put("username", "u");
    config.put("jdbc_url_params", parameters);

    assertThatThrownBy(() -> ConfigFile.parse(config))
        .hasMessageMatching("The JDBC URL parameter \\w+ is not allowed\\. Remove it; .*");
  }

  @Test
  void theSpecOffersOnlyWhatIsTaken() throws IOException {
    JsonNode spec =
        new PostgresConnector(Clock.systemUTC()).spec().at("/connectionSpecification/properties");

    List<String> fields = new ArrayList<>();
    spec.properties()
        .forEach(field -> fields.add(field.getKey() + " " + field.getValue().path("order")));
    assertThat(fields)
        .containsExactly(
            "host 0",
            "port 1",
            "database 2",
            "schemas 3",
            "username 4",
            "password 5",
            "jdbc_url_params 6",
            "ssl_mode 8",
            "replication_method 9",
            "tunnel_method ");
    assertThat(spec.at("/password/airbyte_secret").asBoolean()).isTrue();
    for (String choice : List.of("ssl_mode", "replication_method", "tunnel_method")) {
      for (JsonNode one : spec.path(choice).path("oneOf")) {
        ObjectNode config =
            JSON.createObjectNode().put("host", "h").put("database", "d").put("username", "u");
        ObjectNode chosen = config.putObject(choice);
        one.path("properties")
            .properties()
            .forEach(field -> chosen.set(field.getKey(), field.getValue().path("const")));

        assertThat(ConfigFile.parse(config).host()).isEqualTo("h");
      }
    }
  }
}
