package dev.exercise.airbyte.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.airbyte.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Draws the pictures of the candidate's tutorial from the real pages, into the folder it is given.
 */
public final class Pictures {

  private static final int WIDTH = 1180;
  private static final int HEIGHT = 760;
  private static final int PATIENCE = 120_000;

  private static final String REPLACE =
      """
      ([from, to]) => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          if (texts.currentNode.data.includes(from)) {
            texts.currentNode.data = texts.currentNode.data.replaceAll(from, to);
          }
        }
      }
      """;

  private final Page page;
  private final Path folder;
  private final Map<Integer, Integer> ports;

  /** Ports are what they happened to be, and what the candidate will see in their place. */
  private Pictures(Page page, Path folder, Map<Integer, Integer> ports) {
    this.page = page;
    this.folder = folder;
    this.ports = ports;
  }

  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    Path data = Files.createTempDirectory("pictures");
    try (Chromium chromium = Chromium.start();
        Marketplace marketplace = Marketplace.start();
        Emulator emulator = Emulator.start();
        AirbyteServer server = AirbyteServer.start(ServerOptions.of(0, data))) {
      Page page = chromium.page(server.uri(), WIDTH, HEIGHT);
      page.setDefaultTimeout(PATIENCE);
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      Map<Integer, Integer> ports =
          Map.of(marketplace.port(), 5432, emulator.address().getPort(), 9050);
      new Pictures(page, Path.of(args[0]), ports).draw(marketplace, emulator);
    } finally {
      delete(data);
    }
  }

  private void draw(Marketplace marketplace, Emulator emulator) throws SQLException {
    page.navigate("/");
    link("Create your first connection").waitFor();
    take("start");
    source(marketplace);
    destination(emulator);
    streams();
    connection();
    failure(marketplace);
  }

  private void source(Marketplace marketplace) {
    link("Create your first connection").click();
    button("Postgres").click();
    page.locator("#field-host").fill("localhost");
    page.locator("#field-username").fill(Marketplace.USER);
    page.locator("#field-password").fill("a wrong password");
    page.locator("#field-database").fill("marketplace");
    page.evaluate("() => window.scrollTo(0, 230)");
    take("source");

    page.locator("#field-port").fill(String.valueOf(marketplace.port()));
    page.locator("#field-database").fill("postgres");
    button("Set up source").click();
    page.locator("#check-failed").waitFor();
    page.locator("#field-port").fill("5432");
    page.locator("#field-database").fill("marketplace");
    page.locator("#check-failed").scrollIntoViewIfNeeded();
    page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)");
    take("failed-test");

    page.locator("#field-port").fill(String.valueOf(marketplace.port()));
    page.locator("#field-database").fill("postgres");
    page.locator("#field-password").fill(Marketplace.PASSWORD);
    button("Set up source").click();
    heading("Define destination").waitFor();
  }

  private void destination(Emulator emulator) {
    button("BigQuery").click();
    page.locator("#field-project_id").fill(Emulator.PROJECT);
    page.locator("#field-dataset_id").fill("raw");
    page.locator("#field-emulator_host").fill("http://localhost:9050");
    page.evaluate("() => window.scrollTo(0, 330)");
    take("destination");
    page.locator("#field-emulator_host").fill(emulator.address().toString());
    button("Set up destination").click();
    heading("Select streams").waitFor();
    page.locator("table.streams").waitFor();
  }

  private void streams() {
    page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Sync all shown streams"))
        .click();
    take("streams");
    button("Next").click();
    page.getByLabel("Connection name").fill("Marketplace to warehouse");
    take("configure");
  }

  private void connection() {
    button("Finish & Sync").click();
    button("Cancel sync").waitFor();
    badge("Succeeded").waitFor();
    take("status");
    link("See the log").click();
    page.locator(".log .line").first().waitFor();
    page.setViewportSize(WIDTH, HEIGHT - 200);
    take("log");
    page.setViewportSize(WIDTH, HEIGHT);
  }

  private void failure(Marketplace marketplace) throws SQLException {
    marketplace.run("alter role marketplace password 'another'");
    link("Status").click();
    button("Sync now").click();
    page.locator("main .problem").waitFor();
    badge("Failed").waitFor();
    take("failed");
  }

  private void dismissNotices() {
    Locator notices = page.locator(".notice button");
    while (notices.count() > 0) {
      notices.first().click();
    }
  }

  private void take(String name) {
    dismissNotices();
    ports.forEach((port, usual) -> page.evaluate(REPLACE, List.of(":" + port, ":" + usual)));
    page.screenshot(
        new Page.ScreenshotOptions().setPath(folder.resolve("airbyte-" + name + ".png")));
  }

  private Locator badge(String text) {
    return page.locator("dd .badge", new Page.LocatorOptions().setHasText(text));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
