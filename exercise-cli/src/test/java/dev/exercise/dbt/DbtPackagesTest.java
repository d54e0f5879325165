package dev.exercise.dbt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.exercise.Problem;
import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.ProcessLedger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void subsetIsToldOfWhenItIsInstalledAndNotAgain() {
    packages().install(starter);
    DbtPackages.Installed again = packages().install(starter);

    assertThat(again.offline()).isTrue();
    assertThat(notices).singleElement().asString().contains("offline subset");
  }

  @Test
  void packagesGoWhereTheProjectLooksForThem() throws Exception {
    Path project = Files.createDirectories(directory.resolve("project"));
    Files.writeString(
        project.resolve("dbt_project.yml"), "name: x\npackages-install-path: build/packages\n");

    packages().install(starter).copyInto(project);

    assertThat(project.resolve("build/packages/dbt_utils/dbt_project.yml")).exists();
    assertThat(project.resolve("dbt_packages")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../elsewhere", "/tmp/elsewhere", ".", "models/..", "{{ var('x') }}"})
  void packagesAreNotWrittenOutsideTheProject(String path) throws Exception {
    Path project = Files.createDirectories(directory.resolve("project"));
    Path precious = Files.writeString(directory.resolve("project/precious"), "x");
    Files.writeString(
        project.resolve("dbt_project.yml"),
        "name: x\npackages-install-path: \"%s\"\n".formatted(path));
    DbtPackages.Installed installed = packages().install(starter);

    assertThatThrownBy(() -> installed.copyInto(project))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("packages-install-path")
        .hasMessageContaining(path);
    assertThat(precious).exists();
    assertThat(directory.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void directoryThatIsNoStarterIsNamed() {
    Path elsewhere = directory.resolve("elsewhere");

    assertThatThrownBy(() -> packages().install(elsewhere))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(elsewhere.toString())
        .hasMessageContaining("packages.yml");
  }

  @Test
  void hubThatAnswersIsUsedWithoutANotice() throws Exception {
    HttpServer hub =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String address = "http://127.0.0.1:%d/".formatted(hub.getAddress().getPort());
    serve(hub, "/api/v1/index.json", "[\"dbt-labs/dbt_utils\"]".getBytes(UTF_8));
    serve(
        hub,
        "/api/v1/dbt-labs/dbt_utils.json",
        """
        {"name": "dbt_utils", "namespace": "dbt-labs", "latest": "1.3.3", "versions": {"1.3.3": {
          "id": "dbt-labs/dbt_utils/1.3.3", "name": "dbt_utils", "version": "1.3.3",
          "packages": [], "downloads": {"tarball": "%sdbt_utils.tar.gz", "format": "tgz"}}}}
        """
            .formatted(address)
            .getBytes(UTF_8));
    serve(hub, "/dbt_utils.tar.gz", tarball());
    hub.start();
    try {
      DbtPackages.Installed installed =
          packages(Map.of("DBT_PACKAGE_HUB_URL", address), Duration.ofMinutes(2)).install(starter);

      assertThat(installed.offline()).isFalse();
      assertThat(notices).isEmpty();
      assertThat(installed.directory().resolve("dbt_utils/dbt_project.yml"))
          .content()
          .contains("from the hub");
    } finally {
      hub.stop(0);
    }
  }

  @Test
  void hubThatKeepsSilentIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String address = "http://127.0.0.1:%d/".formatted(silent.getLocalPort());

      DbtPackages.Installed installed =
          packages(Map.of("DBT_PACKAGE_HUB_URL", address), Duration.ofSeconds(2)).install(starter);

      assertThat(installed.offline()).isTrue();
      assertThat(notices).hasSize(1);
    }
  }

  private static void serve(HttpServer server, String path, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private byte[] tarball() throws Exception {
    Path content = Files.createDirectories(directory.resolve("tar/dbt-utils-1.3.3"));
    Files.writeString(
        content.resolve("dbt_project.yml"), "name: dbt_utils\nversion: 1.3.3 # from the hub\n");
    Process tar =
        new ProcessBuilder("tar", "czf", "package.tar.gz", "dbt-utils-1.3.3")
            .directory(content.getParent().toFile())
            .start();
    assertThat(tar.waitFor()).isZero();
    return Files.readAllBytes(content.resolveSibling("package.tar.gz"));
  }

  private DbtPackages packages() {
    return packages(NO_HUB, Duration.ofSeconds(30));
  }

  private DbtPackages packages(Map<String, String> environment, Duration limit) {
    return new DbtPackages(ledger, TestEnvironments.dbt(), notices::add, environment, limit);
  }
}
