package dev.exercise.airbyte.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.airbyte.server.ServerOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first task of the manual, done by hand, with real connectors, Postgres and emulator. */
final class FirstTaskTest {

  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

  @TempDir private Path data;
  private Page page;

  @Test
  void aCandidateDoesTheFirstTaskInTheBrowser() throws Exception {
    try (Chromium chromium = Chromium.start();
        Marketplace marketplace = Marketplace.start();
        Emulator emulator = Emulator.start();
        AirbyteServer server = AirbyteServer.start(ServerOptions.of(0, data))) {
      page = chromium.page(server.uri(), 1280, 900);
      page.navigate("/");

      link("Create your first connection").click();
      setUpSource(marketplace);
      setUpDestination(emulator);
      chooseStreams();
      link("Status").waitFor();

      assertThat(badge("Succeeded")).isVisible(PATIENTLY);
      Warehouse warehouse = new Warehouse(emulator);
      assertThat(warehouse.count("raw.orders")).isEqualTo(Marketplace.ORDERS);
      assertThat(warehouse.count("raw.event_log")).isEqualTo(80);
      assertThat(warehouse.has("raw", "categories")).isFalse();

      changeAndSyncAgain(marketplace);
      assertThat(warehouse.count("raw.orders")).isEqualTo(Marketplace.ORDERS + 1);

      breakAndMend(marketplace);
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  private void setUpSource(Marketplace marketplace) {
    button("Postgres").click();
    field("Host").fill("localhost");
    field("Port").fill(String.valueOf(marketplace.port()));
    page.locator("#field-database").fill("postgres");
    field("Username").fill(Marketplace.USER);
    page.locator("#field-password").fill("marketplace_sceret");
    button("Set up source").click();
    assertThat(page.getByText("The connection test failed.")).isVisible(PATIENTLY);
    assertThat(page.locator("#check-failed")).containsText("password");

    page.locator("#field-password").fill(Marketplace.PASSWORD);
    button("Set up source").click();
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Define destination"))
        .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
  }

  private void setUpDestination(Emulator emulator) {
    button("BigQuery").click();
    page.locator("#field-project_id").fill(Emulator.PROJECT);
    page.locator("#field-dataset_id").fill("raw");
    Locator emulatorHost = page.locator("#field-emulator_host");
    emulatorHost.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    if (!emulatorHost.isVisible()) {
      page.locator("details.fold > summary").first().click();
    }
    emulatorHost.fill(emulator.address().toString());
    button("Set up destination").click();
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Select streams"))
        .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
  }

  private void chooseStreams() {
    allStreams().click();
    mode("orders").selectOption("Incremental | Append + Deduped");
    page.getByLabel("Cursor field of public.orders")
        .selectOption("updated_at (timestamp with time zone)");
    mode("users").selectOption("Incremental | Append");
    page.getByLabel("Cursor field of public.users")
        .selectOption("updated_at (timestamp with time zone)");
    mode("event_log").selectOption("Full refresh | Append");
    page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Sync public.categories"))
        .click();
    button("Next").click();
    page.getByLabel("Connection name").fill("Marketplace to warehouse");
    button("Finish & Sync").click();
  }

  private void changeAndSyncAgain(Marketplace marketplace) throws Exception {
    marketplace.run(
        "update orders set order_status = 'shipped', updated_at = timestamptz '2026-11-02' where order_id = 1",
        "insert into orders values (251, 1, 'pending', 3, timestamp '2026-11-02', timestamptz '2026-11-02')");

    button("Sync now").click();
    assertThat(page.getByText("Sync under way")).isVisible(PATIENTLY);
    assertThat(badge("Succeeded")).isVisible(PATIENTLY);
    link("See the log").click();
    assertThat(page.locator(".log .line").first()).isVisible();
    assertThat(page.locator("li.job")).hasCount(2);
  }

  private void breakAndMend(Marketplace marketplace) throws Exception {
    marketplace.run("alter role marketplace password 'another'");
    button("Sync now").click();
    assertThat(page.locator(".job-reason, .job .problem").first()).isVisible(PATIENTLY);
    assertThat(page.locator(".job-reason, .job .problem").first()).containsText("password");

    marketplace.run("alter role marketplace password 'marketplace_secret'");
    button("Sync now").click();
    assertThat(page.locator("li.job").first()).containsText("Succeeded");
  }

  private Locator allStreams() {
    return page.getByRole(
        AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Sync all shown streams"));
  }

  private Locator mode(String table) {
    return page.getByLabel("Sync mode of public." + table);
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private Locator badge(String text) {
    return page.locator("dd .badge", new Page.LocatorOptions().setHasText(text));
  }
}
