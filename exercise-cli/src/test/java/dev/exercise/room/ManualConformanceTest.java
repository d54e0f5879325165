package dev.exercise.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.StreamRun;
import dev.exercise.images.Docker;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.stack.Compose;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command, address, password, table and starter file of the candidate's manual, tried as it
 * is printed there. docs/reference/manual-conformance.md says which line is tried by which test.
 */
final class ManualConformanceTest {

  private static final String SOURCE =
      "docker exec -it source-postgres psql -U marketplace -d marketplace";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  private static Path place;

  private static OpenRoom room;
  private static JobRun loaded;

  @BeforeAll
  static void openTheRoom() throws IOException, InterruptedException, SQLException {
    Docker.requireEngine();
    Docker.requireCompose();
    room = OpenRoom.open(place.resolve("room"));
    loaded = new Loading(URI.create("http://localhost:8000")).load();
  }

  @AfterAll
  static void closeTheRoom() throws IOException {
    if (room != null) {
      room.close();
    }
  }

  @Test
  void psqlInTheSourcesContainerOpensTheMarketplaceWithoutAPassword() throws IOException {
    Terminal.Screen screen =
        room.terminal().type(SOURCE, "select current_user, current_database();\n\\q\n");

    assertThat(screen.code()).as(screen.screen()).isZero();
    assertThat(screen.screen())
        .contains("marketplace=> ")
        .containsPattern("marketplace +\\| marketplace");
  }

  @Test
  void anyPsqlOfTheHostOpensTheSourceWithTheManualsPasswordAndNoOther() throws SQLException {
    try (Connection connection = source("marketplace_secret").connect("marketplace")) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo("marketplace");
    }
    assertThatThrownBy(() -> source("guessed").connect("marketplace").close())
        .hasMessageContaining("password");
  }

  @Test
  void allTablesAreListed() throws IOException {
    String screen = room.terminal().type(SOURCE, "\\dt\n\\q\n").screen();

    for (String table : TABLES) {
      assertThat(screen).containsPattern("public +\\| " + table + " +\\| table");
    }
  }

  private static final List<String> TABLES =
      List.of(
          "users",
          "products",
          "orders",
          "order_items",
          "payments",
          "reviews",
          "categories",
          "seller_tier_history",
          "event_log");

  @ParameterizedTest
  @CsvSource({
    "users, is_deleted, boolean",
    "products, currency, text",
    "orders, order_status, text",
    "order_items, product_id, bigint",
    "payments, event_type, text",
    "reviews, order_id, bigint",
    "categories, parent_category_id, integer",
    "seller_tier_history, valid_from, timestamp with time zone",
    "event_log, logged_at, timestamp with time zone",
  })
  void everyTableHasWhatTheManualSaysOfItAndACommentOnIt(String table, String column, String type)
      throws IOException {
    String screen = room.terminal().type(SOURCE, "\\d+ " + table + "\n\\q\n").screen();

    assertThat(screen).contains("Table \"public." + table + "\"");
    assertThat(screen).containsPattern(column + " +\\| " + type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM orders;",
        "SELECT COUNT(DISTINCT order_status) FROM orders;",
        "SELECT order_status, COUNT(*) FROM orders GROUP BY order_status ORDER BY 2 DESC;",
        "SELECT COUNT(*) FILTER (WHERE order_status IS NULL) as null_count FROM orders;",
      })
  void dataIsProfiledAsTheManualShows(String query) throws IOException {
    Terminal.Screen screen = room.terminal().type(SOURCE, query + "\n\\q\n");

    assertThat(screen.screen()).containsPattern("\\(\\d+ rows?\\)").doesNotContain("ERROR");
  }

  @Test
  void aQueryIsGivenToPsqlOnTheCommandLine() throws IOException {
    Terminal.Screen screen =
        room.terminal().type(SOURCE + " \\\n  -c \"SELECT * FROM orders LIMIT 5;\"");

    assertThat(screen.code()).as(screen.screen()).isZero();
    assertThat(screen.screen()).contains("order_id", "(5 rows)");
  }

  @Test
  void theSourceIsReadAndNotWritten() throws IOException {
    Terminal.Screen screen =
        room.terminal()
            .type(
                SOURCE,
                "create temporary table mine as select 1;\ndelete from orders;\ncreate table x (y int);\n\\q\n");

    assertThat(screen.screen())
        .contains(
            "SELECT 1",
            "permission denied for table orders",
            "permission denied for schema public");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker compose", "docker-compose"})
  void servicesAreShownWithTheirHealth(String compose) throws IOException {
    requireProgram(compose);
    Terminal.Screen screen = room.terminal().type(compose + " ps");

    assertThat(screen.code()).as(screen.screen()).isZero();
    assertThat(screen.screen().lines().filter(line -> line.contains("(healthy)"))).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker compose", "docker-compose"})
  void everyServicesLogsAreShown(String compose) throws IOException {
    requireProgram(compose);
    for (String service : Compose.NAMES) {
      Terminal.Screen screen = room.terminal().type(compose + " logs " + service);
      assertThat(screen.code()).as(screen.screen()).isZero();
      assertThat(screen.screen()).contains(service);
    }
  }

  @Test
  void theRoomGoesDownAndComesUpAgainWithWhatWasLoaded() throws IOException {
    Terminal.Screen down = room.terminal().type("docker compose down");
    assertThat(down.code()).as(down.screen()).isZero();
    Terminal.Screen up = room.terminal().type("docker compose up -d --wait");

    assertThat(up.code()).as(up.screen()).isZero();
    assertThat(room.inDbt("dbt show --inline 'select count(*) as n from raw.orders'").screen())
        .contains("| " + rows("orders"));
  }

  @Test
  void theDbtContainerOpensAShellInTheProjectWithPsqlAndGit() throws IOException {
    Terminal.Screen screen =
        room.inDbt("pwd", "ls", "git --version", "psql -c 'select count(*) from users'", "id -u");

    assertThat(screen.code()).as(screen.screen()).isZero();
    assertThat(screen.screen())
        .contains("/workspace/dbt_project", "dbt_project.yml", "git version", "(1 row)")
        .contains("dbt@dbt");
  }

  @Test
  void packagesAreInstalled() throws IOException {
    Terminal.Screen screen = room.inDbt("dbt deps");

    assertThat(screen.code()).as(screen.screen()).isZero();
    assertThat(screen.screen())
        .contains(
            "Installing dbt-labs/dbt_utils",
            "Installing metaplane/dbt_expectations",
            "Installing dbt-labs/codegen");
    assertThat(room.project().resolve("dbt_packages"))
        .isDirectoryContaining("glob:**dbt_utils")
        .isDirectoryContaining("glob:**dbt_expectations")
        .isDirectoryContaining("glob:**codegen");
  }

  @Test
  void packagesAreInstalledWithTheNetworkCutAndItIsSaid() throws IOException {
    Terminal.Screen screen =
        room.terminal()
            .pipe(
                "docker",
                "run",
                "--rm",
                "--network",
                "none",
                "--user",
                owner(),
                "--volume",
                room.project() + ":/workspace/dbt_project",
                "--env",
                "DBT_PACKAGE_HUB_URL=http://127.0.0.1:8090/",
                "exercise/dbt:0.1.0",
                "bash",
                "-c",
                "python3 /opt/hub/package_hub.py /opt/hub/offline_packages & "
                    + "until (exec 3<>/dev/tcp/127.0.0.1/8090) 2>/dev/null; do :; done; dbt deps");

    assertThat(screen.code()).as(screen.screen()).isZero();
    assertThat(screen.screen())
        .contains("OFFLINE SUBSET: dbt_utils 1.3.3")
        .contains("NOTE: the dbt hub could not be reached");
  }

  @Test
  void theStarterRunsAndItsTestsPass() throws IOException {
    Terminal.Screen screen = room.inDbt("dbt deps", "dbt seed", "dbt run", "dbt test");

    assertThat(screen.code()).as(screen.screen()).isZero();
    assertThat(screen.screen()).contains("stg_users").contains("Completed successfully");
  }

  @Test
  void theStarterIsBuiltInOneGo() throws IOException {
    Terminal.Screen screen = room.inDbt("dbt deps", "dbt build");

    assertThat(screen.code()).as(screen.screen()).isZero();
    assertThat(screen.screen()).contains("exchange_rates", "stg_users", "Completed successfully");
    assertThat(Files.getAttribute(room.project().resolve("target"), "unix:uid"))
        .isEqualTo(Files.getAttribute(room.project(), "unix:uid"));
    assertThat(Files.getAttribute(room.project().resolve("logs/dbt.log"), "unix:uid"))
        .isEqualTo(Files.getAttribute(room.project(), "unix:uid"));
  }

  @Test
  void modelsOfTheReferenceSolutionAreSelectedAsTheManualSays() throws IOException {
    room.solve();
    try {
      Terminal.Screen staging = room.inDbt("dbt deps", "dbt seed", "dbt run --select staging");
      assertThat(staging.code()).as(staging.screen()).isZero();
      assertThat(staging.screen()).contains("PASS=9 ");

      Terminal.Screen orders = room.inDbt("dbt run --select +fct_orders");
      assertThat(orders.code()).as(orders.screen()).isZero();
      assertThat(orders.screen()).contains("analytics.stg_orders", "analytics.fct_orders");

      Terminal.Screen all = room.inDbt("dbt build");
      assertThat(all.code()).as(all.screen()).isZero();
      assertThat(all.screen()).contains("ERROR=0");
    } finally {
      room.forget();
    }
  }

  @Test
  void airflowLetsAdminInAndShowsTheStartersDag() {
    try (Chromium chromium = Chromium.start()) {
      Page page = chromium.page();
      page.navigate("http://localhost:8080");
      page.locator("input[name=username]").fill("admin");
      page.locator("input[name=password]").fill("admin");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
      page.waitForURL(url -> !url.contains("/login"));
      page.navigate("http://localhost:8080/dags");

      assertThat(page.getByText("marketplace_pipeline").first()).isVisible();
      assertThat(page.getByText("Dag Import Error")).hasCount(0);
    }
  }

  @Test
  void airbyteOpensWithoutALogin() {
    try (Chromium chromium = Chromium.start()) {
      Page page = chromium.page();
      page.navigate("http://localhost:8000");

      assertThat(page.getByText("marketplace to warehouse").first()).isVisible();
    }
  }

  @Test
  void theEmulatorAnswersBigQuerysApiWithoutALogin() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://localhost:9050/bigquery/v2/projects/marketplace/datasets"))
                    .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"raw\"");
  }

  @Test
  void airbyteBringsEveryTableIntoTheWarehouse() {
    assertThat(loaded.streams())
        .extracting(StreamRun::name)
        .containsExactlyInAnyOrderElementsOf(TABLES);
    assertThat(loaded.streams())
        .allSatisfy(stream -> assertThat(stream.recordsCommitted()).isPositive());
  }

  @ParameterizedTest
  @CsvSource({
    "dbt_project/dbt_project.yml, materialized",
    "dbt_project/models/staging/stg_users.sql, source('marketplace'",
    "dbt_project/models/staging/sources.yml, unique",
    "dbt_project/packages.yml, dbt-labs/dbt_utils",
    "dbt_project/packages.yml, metaplane/dbt_expectations",
    "dbt_project/packages.yml, dbt-labs/codegen",
    "dbt_project/seeds/exchange_rates.csv, usd_rate",
    "airflow/dags/marketplace_pipeline.py, TODO",
    "airflow/dags/marketplace_pipeline.py, default_args",
  })
  void everyFileOfTheStarterIsThere(String file, String content) throws IOException {
    assertThat(Files.readString(room.folder().resolve(file))).contains(content);
  }

  @Test
  void theSourceDefinitionKnowsEveryTableAndTestsItsKey() throws IOException {
    String sources = Files.readString(room.project().resolve("models/staging/sources.yml"));

    assertThat(TABLES).allSatisfy(table -> assertThat(sources).contains("- name: " + table));
    assertThat(sources.lines().filter(line -> line.strip().equals("- unique")).count())
        .isGreaterThanOrEqualTo(TABLES.size());
  }

  private static long rows(String table) {
    return loaded.streams().stream()
        .filter(stream -> stream.name().equals(table))
        .findFirst()
        .orElseThrow()
        .recordsCommitted();
  }

  private static PostgresServer source(String password) {
    return new PostgresServer("localhost", 5432, "marketplace", password);
  }

  private static String owner() throws IOException {
    return "%s:%s"
        .formatted(
            Files.getAttribute(room.project(), "unix:uid"),
            Files.getAttribute(room.project(), "unix:gid"));
  }

  private static void requireProgram(String command) {
    String program = command.split(" ", 2)[0];
    boolean there =
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    String otherwise =
        "There is no '%s': install it to try the manual's commands.".formatted(program);
    if (System.getenv("CI") != null) {
      assertThat(there).as(otherwise).isTrue();
    }
    Assumptions.assumeTrue(there, otherwise);
  }
}
