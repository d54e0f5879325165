package dev.exercise.airbyte.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages for those who do not see them, do not use a mouse, or have a small screen. */
final class AccessibilityTest {

  private static final String FINDINGS =
      """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations
        .filter(v => v.impact === 'serious' || v.impact === 'critical')
        .flatMap(v => v.nodes.map(n => v.id + ': ' + n.html))
      """;

  private static Chromium chromium;
  private static String axe;

  @TempDir private Path data;
  private ToyRoom room;
  private Page page;

  @BeforeAll
  static void startBrowser() throws IOException {
    chromium = Chromium.start();
    try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @BeforeEach
  void openRoom() {
    room = ToyRoom.open(chromium, data);
    page = room.page();
  }

  @AfterEach
  void closeRoom() {
    room.close();
  }

  @Test
  void axeFindsNothingSeriousOnAnyPage() throws Exception {
    List<String> findings = new ArrayList<>();
    for (String path : pages()) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        openQuietly(path);
        page.evaluate(axe);
        for (Object finding : (List<?>) page.evaluate(FINDINGS)) {
          findings.add("%s (%s): %s".formatted(path, scheme, finding));
        }
      }
    }

    assertThat(findings).isEmpty();
  }

  @Test
  void axeFindsNothingSeriousInFormsWithFaultsAndDialogs() throws Exception {
    room.open("source/new-source");
    room.button("Toy source").click();
    page.locator("details.fold summary").click();
    room.button("Set up source").click();
    assertThat(page.getByText("Password is required.")).isVisible();
    page.evaluate(axe);
    assertThat((List<?>) page.evaluate(FINDINGS)).isEmpty();

    String source = room.source("Toys", List.of("toys"), Map.of());
    room.open("source/" + source);
    room.button("Delete this source").click();
    page.evaluate(axe);
    assertThat((List<?>) page.evaluate(FINDINGS)).isEmpty();
  }

  @Test
  void everyPageIsUsableOnANarrowScreen() throws Exception {
    List<String> pages = pages();
    page = room.page(400, 800);
    for (String path : pages) {
      openQuietly(path);
      Object overflow =
          page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
      assertThat(overflow).as("Too wide: " + path).isEqualTo(0);
    }
  }

  @Test
  void theFocusAndTheTitleFollowTheNavigation() throws Exception {
    room.open("connections");
    room.link("Destinations").click();

    assertThat(room.heading("Destinations").first()).isFocused();
    assertThat(page).hasTitle("Destinations · Airbyte");
    page.goBack();
    assertThat(room.heading("Connections").first()).isFocused();
  }

  @Test
  void theWizardWorksByKeyboardAlone() throws Exception {
    room.source("Toys", List.of("bears", "balls"), Map.of());
    room.open("connections");
    room.heading("No connections yet").waitFor();

    tabTo("Create your first connection");
    page.keyboard().press("Enter");
    tabTo("Toys");
    page.keyboard().press("Enter");
    room.heading("Define destination").waitFor();
    tabTo("Toy destination");
    page.keyboard().press("Enter");
    page.locator("#field-place").waitFor();
    tabTo("Place");
    page.keyboard().type("shelf");
    page.keyboard().press("Enter");
    room.heading("Select streams").waitFor();
    tabTo("Sync toys.balls");
    page.keyboard().press("Space");
    tabTo("Sync mode of toys.balls");
    page.keyboard().type("Incremental | Append + D");
    tabTo("Cursor field of toys.balls");
    page.keyboard().type("changed");
    tabTo("Primary key of toys.balls");
    page.keyboard().press("Enter");
    tabTo("id");
    page.keyboard().press("Space");
    page.keyboard().press("Escape");
    tabTo("Next");
    page.keyboard().press("Enter");
    tabTo("Connection name");
    page.keyboard().press("Enter");

    assertThat(page.getByText("Synced")).hasCount(1);
    assertThat(page.getByText("Incremental | Append + Deduped")).isVisible();
  }

  /** Presses the tabulator until what has the focus has a name that starts so. */
  private void tabTo(String name) {
    String focused =
        """
        () => {
          const e = document.activeElement;
          return e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent.trim() ?? e.querySelector('.card-title')?.textContent ?? e.textContent.trim();
        }
        """;
    for (int presses = 0; presses < 80; presses++) {
      page.keyboard().press("Tab");
      if (String.valueOf(page.evaluate(focused)).startsWith(name)) {
        return;
      }
    }
    throw new AssertionError("The tabulator never reaches: " + name);
  }

  private void openQuietly(String path) throws Exception {
    room.open(path);
    page.locator("h1").waitFor();
    assertThat(page.locator(".busy")).hasCount(0);
  }

  private List<String> pages() throws Exception {
    String source = room.source("Toys", List.of("bears", "balls"), Map.of("log_lines", 5));
    String destination = room.destination("Shelf");
    String connection = "connections/" + room.connection("Toys at home", source, destination);
    room.open(connection + "/status");
    room.button("Sync now").click();
    page.getByText("Succeeded").waitFor();
    return List.of(
        "connections",
        "connections/new-connection",
        "connections/new-connection?sourceId=" + source,
        "connections/new-connection?sourceId=%s&destinationId=%s".formatted(source, destination),
        connection + "/status",
        connection + "/job-history?job=1",
        connection + "/replication",
        connection + "/settings",
        "source",
        "source/new-source",
        "source/" + source,
        "source/" + source + "/connections",
        "destination",
        "destination/" + destination,
        "settings/source",
        "nowhere");
  }
}
