package dev.exercise.airbyte.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections once they are there: status, history, schema, settings, and a server that is away.
 */
final class ConnectionPagesTest {

  private static final List<String> HOSTILE =
      List.of(
          "<script>document.title='taken'</script>",
          "\"'`>${7*7}<img src=x onerror=alert(1)>",
          "café 🧸 toys",
          "\u05d0\u05d1\u05d2 \u202eright to left");

  private static Chromium chromium;

  @TempDir private Path data;
  private ToyRoom room;
  private Page page;

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void closeBrowser() {
    try (Chromium last = chromium) {
      assertThat(last.complaints()).isEmpty();
    }
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
  void aSyncIsWatchedToItsEndOnTheStatusPage() throws Exception {
    openConnection(List.of("bears", "balls"), Map.of(), "status");
    assertThat(page.getByText("Nothing was synced yet.")).isVisible();

    room.button("Sync now").click();

    assertThat(badge("Succeeded")).isVisible();
    assertThat(badge("Synced")).hasCount(2);
    assertThat(page.locator("dl.figures")).containsText("Records written40");
  }

  @Test
  void aFailedSyncTellsItsReasonAndKeepsALongLogReadable() throws Exception {
    openConnection(
        List.of("bears"),
        Map.of("failure", "The bears <i>ran</i> away.", "log_lines", 5000),
        "status");

    room.button("Sync now").click();
    assertThat(page.getByText("The bears <i>ran</i> away.").first()).isVisible();
    room.link("See the log").click();

    assertThat(page.getByText("The last 1,000 are shown.")).isVisible();
    assertThat(page.locator(".line.bad").last()).containsText("ran</i> away.");
    page.getByLabel("Search the log").fill("Line 17 of");
    assertThat(page.locator(".log .line")).hasCount(1);
    Download download = page.waitForDownload(() -> room.button("Download").click());
    assertThat(Files.readString(download.path())).contains("Line 1 of 5000", "Line 5000 of 5000");
    room.button("Copy").click();
    assertThat(page.getByText("lines copied.")).isVisible();
  }

  @Test
  void hostileNamesAreShownAsText() throws Exception {
    String connection = openConnection(HOSTILE, Map.of(), "replication");
    for (String name : HOSTILE) {
      assertThat(page.locator(".stream-name", new Page.LocatorOptions().setHasText(name)))
          .isVisible();
    }

    room.open("connections/" + connection + "/status");
    room.button("Sync now").click();

    assertThat(badge("Synced")).hasCount(HOSTILE.size());
    assertThat(page.locator("img, main script")).hasCount(0);
    assertThat(page).hasTitle(Pattern.compile("Status"));
  }

  @Test
  void aHostileNameOfASourceIsTextEverywhere() throws Exception {
    String source = room.source(HOSTILE.get(1), List.of("bears"), Map.of());
    room.connection(HOSTILE.get(0), source, room.destination(HOSTILE.get(3)));

    room.open("connections");

    assertThat(room.link(HOSTILE.get(0))).isVisible();
    assertThat(page.getByText(HOSTILE.get(1))).isVisible();
    assertThat(page.locator("img")).hasCount(0);
    room.link(HOSTILE.get(0)).click();
    assertThat(room.heading(HOSTILE.get(0))).isVisible();
  }

  @Test
  void incrementalWithoutACursorIsRefusedBeforeItIsSent() throws Exception {
    openConnection(List.of("bears"), Map.of(), "replication");

    page.getByLabel("Sync mode of toys.bears").selectOption("Incremental | Append + Deduped");
    room.button("Save changes").click();

    assertThat(page.getByText("Choose a cursor field.")).isVisible();
    assertThat(page.getByText("Choose a primary key.")).isVisible();
    assertThat(page.getByLabel("Cursor field of toys.bears")).isFocused();
    page.getByLabel("Cursor field of toys.bears")
        .selectOption("changed_at (timestamp with time zone)");
    page.locator("summary", new Page.LocatorOptions().setHasText("Choose …")).click();
    page.getByLabel("id", new Page.GetByLabelOptions().setExact(true)).check();
    room.button("Save changes").click();
    assertThat(page.getByText("The streams are saved.")).isVisible();
    page.reload();
    assertThat(page.getByLabel("Cursor field of toys.bears")).hasValue("changed_at");
    assertThat(page.locator("details.menu summary")).hasText("id");
  }

  @Test
  void changesAreNotLostWithoutAWord() throws Exception {
    openConnection(List.of("bears"), Map.of(), "replication");
    page.getByLabel("Sync mode of toys.bears").selectOption("Full refresh | Append");
    assertThat(page.getByText("Unsaved changes")).isVisible();

    room.link("Status").click();
    room.button("Stay on this page").click();
    assertThat(page.getByText("Unsaved changes")).isVisible();
    room.link("Status").click();
    room.button("Leave without saving").click();

    assertThat(page.getByText("Nothing was synced yet.")).isVisible();
  }

  @Test
  void refreshingTheSchemaTellsWhatChanged() throws Exception {
    String source = room.source("Toys", List.of("bears", "balls"), Map.of());
    String connection = room.connection("Toys at home", source, room.destination("Shelf"));
    room.open("source/" + source);
    room.button("Remove balls from Tables").click();
    page.getByLabel("Tables", new Page.GetByLabelOptions().setExact(true)).fill("dolls,");
    room.button("Test and save").click();
    assertThat(page.getByText("the changes are saved")).isVisible();

    room.open("connections/" + connection + "/replication");
    room.button("Refresh source schema").click();

    assertThat(page.getByText("toys.dolls new stream, not selected yet")).isVisible();
    assertThat(page.getByText("toys.balls no longer in the source")).isVisible();
    room.button("Save changes").click();
    assertThat(page.getByText("The streams are saved.")).isVisible();
    assertThat(page.getByText("1 of 2 streams selected")).isVisible();
  }

  @Test
  void theServersRefusalStandsInThePage() throws Exception {
    openConnection(List.of("bears"), Map.of(), "settings");

    page.getByLabel("Schedule type").selectOption("Cron");
    page.getByLabel("Cron expression").fill("0 0 99 * * ?");
    room.button("Save changes").click();

    assertThat(page.getByText("The server refused.")).isVisible();
  }

  @Test
  void aScheduleIsSavedAndTold() throws Exception {
    String connection = openConnection(List.of("bears"), Map.of(), "settings");
    page.getByLabel("Schedule type").selectOption("Scheduled");
    page.getByLabel("Every").fill("0");
    room.button("Save changes").click();
    assertThat(page.getByText("How often must be a whole number")).isVisible();

    page.getByLabel("Every").fill("6");
    room.button("Save changes").click();

    assertThat(page.getByText("The settings are saved.")).isVisible();
    room.open("connections");
    assertThat(page.getByText("Every 6 hours")).isVisible();
    assertThat(connection).isNotEmpty();
  }

  @Test
  void aDisabledConnectionDoesNotSync() throws Exception {
    openConnection(List.of("bears"), Map.of(), "status");

    page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Connection is enabled"))
        .click();

    assertThat(page.getByText("The connection is disabled.")).isVisible();
    assertThat(room.button("Sync now")).isDisabled();
  }

  @Test
  void aConnectionIsDeletedOnlyAfterAQuestion() throws Exception {
    openConnection(List.of("bears"), Map.of(), "settings");

    room.button("Delete this connection").click();
    room.button("Delete connection").click();

    assertThat(room.heading("No connections yet")).isVisible();
  }

  @Test
  void clearingTheDataIsAJobOfItsOwn() throws Exception {
    String connection = openConnection(List.of("bears"), Map.of(), "settings");

    room.button("Clear data").click();
    page.getByRole(AriaRole.DIALOG)
        .getByText("Clear data", new Locator.GetByTextOptions().setExact(true))
        .click();

    assertThat(badge("Cleared")).isVisible();
    room.open("connections/" + connection + "/job-history");
    assertThat(page.getByText("Clear data 1")).isVisible();
  }

  @Test
  void aServerThatIsAwayIsToldAndWaitedFor() throws Exception {
    openConnection(List.of("bears"), Map.of(), "status");
    assertThat(page.getByText("Nothing was synced yet.")).isVisible();

    room.stopServer();
    assertThat(page.getByText("The server does not answer; trying again.")).isVisible();
    assertThat(room.heading("Toys at home")).isVisible();
    room.startServerAgain();

    assertThat(page.getByText("The server does not answer; trying again.")).isHidden();
    room.button("Sync now").click();
    assertThat(badge("Succeeded")).isVisible();
  }

  @Test
  void anAddressThatLeadsNowhereSaysSo() throws Exception {
    room.open("nowhere/at/all");

    assertThat(room.heading("Page not found")).isVisible();
    room.link("Go to the connections").click();
    assertThat(room.heading("No connections yet")).isVisible();
  }

  private String openConnection(List<String> tables, Map<String, Object> more, String tab)
      throws Exception {
    String source = room.source("Toys", tables, more);
    String connection = room.connection("Toys at home", source, room.destination("Shelf"));
    room.open("connections/%s/%s".formatted(connection, tab));
    return connection;
  }

  private Locator badge(String text) {
    return page.locator("td .badge, dd .badge", new Page.LocatorOptions().setHasText(text));
  }
}
