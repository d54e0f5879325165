package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.images.Docker;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the room's Compose file promises, as Compose itself reads it. */
final class ComposeFileTest {

  // A Docker Desktop of 8 GB keeps some of it for itself.
  private static final long MOST_MEMORY = 7_500_000_000L;

  private static final Pattern SECRET_NAME = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|_KEY).*");
  private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("//[^:/@]+:([^@]+)@");

  private static JsonNode file;
  private static JsonNode services;

  @BeforeAll
  static void readTheFile() throws IOException, InterruptedException {
    Docker.requireCompose();
    Docker.Exit exit =
        Docker.run("compose", "--file", "docker-compose.yml", "config", "--format", "json");
    assertThat(exit.code()).as(exit.output()).isZero();
    file = new ObjectMapper().readTree(exit.output());
    services = file.path("services");
  }

  @Test
  void servicesAndContainersHaveTheNamesThatTheManualUses() {
    assertThat(services.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "source-postgres",
            "bigquery-emulator",
            "dbt",
            "airbyte",
            "airflow-postgres",
            "airflow-init",
            "airflow-api-server",
            "airflow-scheduler",
            "airflow-dag-processor");
    assertThat(services.properties())
        .allSatisfy(
            service ->
                assertThat(service.getValue().path("container_name").asText())
                    .isEqualTo(service.getKey()));
  }

  @Test
  void everythingTogetherFitsIntoADockerDesktopOfEightGigabytes() {
    long sum = 0;
    for (JsonNode service : services) {
      assertThat(service.path("mem_limit").asLong()).isPositive();
      sum += service.path("mem_limit").asLong();
    }

    assertThat(sum).isLessThanOrEqualTo(MOST_MEMORY);
  }

  @Test
  void onlyTheManualsPortsAreOpenAndOnlyOnThisMachine() {
    List<JsonNode> ports =
        services.findValues("ports").stream().flatMap(ComposeFileTest::each).toList();

    assertThat(ports)
        .allSatisfy(
            port -> {
              assertThat(port.path("host_ip").asText()).isEqualTo("127.0.0.1");
              assertThat(port.path("published").asText()).isEqualTo(port.path("target").asText());
            });
    assertThat(ports)
        .extracting(port -> port.path("target").asInt())
        .containsExactlyInAnyOrder(5432, 9050, 9060, 8080, 8000);
  }

  @Test
  void everyServiceTellsItsHealthOrEndsBeforeOthersBegin() {
    Map<String, String> conditions = new TreeMap<>();
    for (JsonNode service : services) {
      service
          .path("depends_on")
          .properties()
          .forEach(
              needed ->
                  conditions.merge(
                      needed.getKey(),
                      needed.getValue().path("condition").asText(),
                      (one, other) -> one.equals(other) ? one : "mixed"));
    }

    assertThat(conditions.values())
        .containsOnly("service_healthy", "service_completed_successfully");
    assertThat(services.properties())
        .allSatisfy(
            service -> {
              JsonNode check = service.getValue().path("healthcheck");
              boolean ends =
                  "service_completed_successfully".equals(conditions.get(service.getKey()));
              assertThat(check.path("disable").asBoolean(false)).isEqualTo(ends);
              assertThat(check.path("test").isArray()).isEqualTo(!ends);
            });
  }

  @Test
  void logsAreCappedAndWhatDiesComesBack() {
    assertThat(services)
        .allSatisfy(
            service -> {
              assertThat(service.at("/logging/options/max-size").asText()).isEqualTo("10m");
              assertThat(service.at("/logging/options/max-file").asText()).isEqualTo("3");
              assertThat(service.path("restart").asText()).matches("unless-stopped|on-failure:3");
            });
  }

  @Test
  void everyImageHasAReleaseAndNoneIsForOneProcessorOnly() throws IOException {
    assertThat(services)
        .allSatisfy(
            service -> {
              assertThat(service.path("image").asText())
                  .matches("exercise/.+:0\\.1\\.0|postgres:17");
              assertThat(service.has("platform")).isFalse();
            });
    for (String dockerfile : dockerfiles()) {
      String text = Files.readString(TestHome.root().resolve(dockerfile));
      assertThat(text)
          .as(dockerfile)
          .doesNotContain("--platform", "amd64.deb", "x86_64", ":latest", "# syntax=");
      Matcher bases = Pattern.compile("(?m)^FROM (\\S+)").matcher(text);
      Set<String> stages = new TreeSet<>();
      Matcher named = Pattern.compile("(?m)^FROM \\S+ AS (\\S+)").matcher(text);
      while (named.find()) {
        stages.add(named.group(1));
      }
      while (bases.find()) {
        if (!stages.contains(bases.group(1))) {
          assertThat(bases.group(1))
              .as(dockerfile)
              .matches("(debian:trixie|python:3\\.13)-slim|eclipse-temurin:17-jre");
        }
      }
      assertThat(text).as(dockerfile).containsPattern("(?m)^USER (?!root)\\S+");
    }
  }

  @Test
  void allImagesInstallPythonPackagesByTheSameLockedInstaller() throws IOException {
    byte[] installer =
        Files.readAllBytes(
            TestHome.root()
                .resolve("exercise-cli/src/main/resources/dev/exercise/python/bootstrap.lock"));

    assertThat(TestHome.root().resolve("dbt_project/image/bootstrap.lock"))
        .hasBinaryContent(installer);
    assertThat(TestHome.root().resolve("airflow/Dockerfile"))
        .content()
        .contains("dbt_project/image/bootstrap.lock");
  }

  @Test
  void noSecretIsInItButThoseThatTheManualAndAirflowsSettingsName() {
    Set<String> secrets = new TreeSet<>();
    for (JsonNode service : services) {
      for (Map.Entry<String, JsonNode> variable : service.path("environment").properties()) {
        String value = variable.getValue().asText();
        if (SECRET_NAME.matcher(variable.getKey()).matches()) {
          secrets.add(value);
        }
        Matcher address = PASSWORD_IN_ADDRESS.matcher(value);
        while (address.find()) {
          secrets.add(address.group(1));
        }
      }
    }

    assertThat(secrets)
        .allSatisfy(
            secret ->
                assertThat(secret)
                    .matches(
                        "marketplace_secret|airflow|/opt/airflow/passwords\\.json|local-only-.+"
                            + "|bG9jYWwtb25seS1.+"));
  }

  @Test
  void noServiceAsksACompanysProxyForAnother() {
    Set<String> asked = new TreeSet<>(Set.of("localhost", "127.0.0.1"));
    services.fieldNames().forEachRemaining(asked::add);
    // It makes tables, and ends: nobody asks it for anything.
    asked.remove("airflow-init");
    // They only ask.
    asked.removeAll(Set.of("airflow-scheduler", "airflow-dag-processor"));

    assertThat(services)
        .allSatisfy(
            service -> {
              JsonNode environment = service.path("environment");
              assertThat(environment.path("NO_PROXY").asText().split(",")).containsAll(asked);
              assertThat(environment.path("no_proxy")).isEqualTo(environment.path("NO_PROXY"));
            });
  }

  @Test
  void servicesReachEachOtherAndTheHostOnlyByItsPublishedPorts() {
    assertThat(file.at("/networks/default/name").asText()).isEqualTo("exercise_default");
    assertThat(file.path("networks")).hasSize(1);
    assertThat(services)
        .allSatisfy(
            service -> {
              assertThat(service.has("privileged")).isFalse();
              assertThat(service.has("network_mode")).isFalse();
              assertThat(service.path("cap_add")).isEmpty();
              assertThat(service.path("networks").fieldNames())
                  .toIterable()
                  .containsExactly("default");
            });
  }

  @Test
  void dataIsInNamedVolumesAndOnlyTheWorkspaceIsMounted() {
    Path root = TestHome.root().toAbsolutePath().normalize();
    List<JsonNode> mounts =
        services.findValues("volumes").stream().flatMap(ComposeFileTest::each).toList();

    assertThat(mounts)
        .allSatisfy(
            mount -> {
              String source = mount.path("source").asText();
              if (mount.path("type").asText().equals("volume")) {
                assertThat(file.path("volumes").has(source)).as(source).isTrue();
              } else {
                assertThat(Path.of(source).startsWith(root)).as(source).isTrue();
                assertThat(root.relativize(Path.of(source)).toString())
                    .isIn("source", "dbt_project", "airflow/dags");
              }
            });
    assertThat(mounts)
        .filteredOn(mount -> mount.path("source").asText().endsWith("/source"))
        .singleElement()
        .satisfies(mount -> assertThat(mount.path("read_only").asBoolean()).isTrue());
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static List<String> dockerfiles() {
    return List.of(
        "airflow/Dockerfile",
        "airbyte/Dockerfile",
        "dbt_project/Dockerfile",
        "exercise-cli/src/main/resources/dev/exercise/stack/emulator/Dockerfile");
  }
}
