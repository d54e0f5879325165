package dev.exercise.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.EnvironmentProblem;
import dev.exercise.stack.ProcessLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DbtPackagesTest {

  private static final Map<String, String> NO_HUB =
      Map.of("DBT_PACKAGE_HUB_URL", "http://127.0.0.1:1");

  @TempDir private Path directory;
  private final List<String> notices = new ArrayList<>();
  private ProcessLedger ledger;
  private Path starter;

  @BeforeEach
  void writeStarter() throws Exception {
    ledger = ProcessLedger.open(directory.resolve("home"), notices::add);
    starter = Files.createDirectories(directory.resolve("starter"));
    Path offline = Files.createDirectories(starter.resolve("offline_packages/dbt_utils"));
    Files.writeString(
        starter.resolve("packages.yml"),
        "packages:\n  - package: dbt-labs/dbt_utils\n    version: 1.3.3\n");
    Files.writeString(offline.resolve("dbt_project.yml"), "name: dbt_utils\n");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void subsetStandsInAloudWhereTheHubDoesNotAnswer() throws Exception {
    Path project = Files.createDirectories(directory.resolve("project/dbt_packages/stale"));

    DbtPackages.Installed installed = packages().install(starter);
    installed.copyInto(project.getParent().getParent());

    assertThat(installed.offline()).isTrue();
    assertThat(notices).singleElement().asString().contains("hub", "offline subset");
    assertThat(directory.resolve("project/dbt_packages/dbt_utils/dbt_project.yml"))
        .hasContent("name: dbt_utils");
    assertThat(project).doesNotExist();
  }

  @Test
  void installedPackagesAreUsedAgainAndOtherOnesAreNot() throws Exception {
    Path first = packages().install(starter).directory();

    assertThat(packages().install(starter).directory()).isEqualTo(first);
    Files.writeString(starter.resolve("offline_packages/dbt_utils/new.sql"), "select 1");
    assertThat(packages().install(starter).directory()).isNotEqualTo(first);
  }

  @Test
  void directoryThatIsNoStarterIsNamed() {
    Path elsewhere = directory.resolve("elsewhere");

    assertThatThrownBy(() -> packages().install(elsewhere))
        .isInstanceOf(EnvironmentProblem.class)
        .hasMessageContaining(elsewhere.toString())
        .hasMessageContaining("packages.yml");
  }

  private DbtPackages packages() {
    return new DbtPackages(ledger, TestEnvironments.dbt(), notices::add, NO_HUB);
  }
}
