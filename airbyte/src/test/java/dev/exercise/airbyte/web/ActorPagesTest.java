package dev.exercise.airbyte.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources and destinations: forms from specifications, tests, secrets, edits and ends. */
final class ActorPagesTest {

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
  void anEmptyListLeadsToTheFirstSource() throws Exception {
    room.open("source");

    room.link("Set up the first source").click();

    assertThat(room.heading("Set up a new source")).isFocused();
    assertThat(room.button("Toy source")).isVisible();
  }

  @Test
  void requiredFieldsComeFirstAndOptionalOnesAreFolded() throws Exception {
    openForm();

    assertThat(field("Port")).hasValue("5432");
    assertThat(page.getByText("Where it listens. For example: 5432")).isVisible();
    assertThat(room.button("Remove toys from Tables")).isVisible();
    assertThat(page.getByLabel("Colour")).isHidden();

    unfold();

    assertThat(page.getByLabel("Colour")).isVisible();
    assertThat(page.getByLabel("Careful")).isChecked();
  }

  @Test
  void eachFaultStandsAtItsFieldAndTheFirstOneTakesTheFocus() throws Exception {
    openForm();
    field("Port").fill("70000");
    unfold();
    page.getByLabel("Code (optional)").fill("abc");

    room.button("Set up source").click();

    assertThat(field("Port")).isFocused();
    assertThat(page.getByText("Port must be at most 65535.")).isVisible();
    assertThat(page.getByText("Password is required.")).isVisible();
    assertThat(page.getByText("Wanted: three capital letters")).isVisible();
  }

  @Test
  void choosingAnOptionShowsItsOwnFields() throws Exception {
    openForm();
    unfold();

    page.getByLabel("Tunnel", new Page.GetByLabelOptions().setExact(true))
        .first()
        .selectOption("Key");
    field("Password").fill("right");
    room.button("Set up source").click();

    assertThat(page.getByText("Tunnel host is required.")).isVisible();
    assertThat(page.getByText("Private key is required.")).isVisible();
  }

  @Test
  void aFailedTestCreatesNothingAndTellsTheReasonAsText() throws Exception {
    openForm();
    field("Password").fill("wrong");

    room.button("Set up source").click();

    assertThat(page.getByText("The connection test failed.")).isVisible();
    assertThat(page.getByText("Nobody lets the user <b>“toy”</b> in.")).isVisible();
    room.open("source");
    assertThat(room.heading("No sources yet")).isVisible();
  }

  @Test
  void aPassedTestCreatesTheSourceAndItsSecretIsNeverShownAgain() throws Exception {
    openForm();
    field("Source name").fill("Toys of ours");
    field("Password").fill("right");
    room.button("Show Password").click();
    assertThat(page.locator("#field-password")).hasAttribute("type", "text");

    room.button("Set up source").click();

    assertThat(room.heading("Toys of ours")).isVisible();
    room.link("Settings").last().click();
    assertThat(page.locator("#field-password")).hasValue("**********");
    assertThat(page.locator("#field-password")).hasAttribute("type", "password");
  }

  @Test
  void theSavedSourceIsTestedAgainAndKeepsItsSecretWhenSomethingElseIsSaved() throws Exception {
    String id = room.source("Toys", List.of("toys"), Map.of());
    room.open("source/" + id);

    room.button("Retest saved source").click();
    assertThat(page.getByText("The saved source answers")).isVisible();
    field("Port").fill("77");
    room.button("Test and save").click();

    assertThat(page.getByText("The connection test passed, and the changes are saved."))
        .isVisible();
    page.reload();
    assertThat(field("Port")).hasValue("77");
    room.button("Retest saved source").click();
    assertThat(page.getByText("The saved source answers")).isVisible();
  }

  @Test
  void aWrongNewSecretIsNotSaved() throws Exception {
    String id = room.source("Toys", List.of("toys"), Map.of());
    room.open("source/" + id);

    room.button("Change Password").click();
    assertThat(page.locator("#field-password")).isFocused();
    page.keyboard().type("wrong");
    room.button("Test and save").click();

    assertThat(page.locator("#check-failed")).isFocused();
    room.button("Retest saved source").click();
    assertThat(page.getByText("The saved source answers")).isVisible();
  }

  @Test
  void deletingASourceAsksFirstAndNamesTheConnectionsThatGo() throws Exception {
    String source = room.source("Toys", List.of("toys"), Map.of());
    room.connection("Toys at home", source, room.destination("Shelf"));
    room.open("source/" + source);

    room.button("Delete this source").click();
    assertThat(page.getByRole(AriaRole.DIALOG))
        .containsText("1 connection with it will be deleted too: Toys at home");
    page.keyboard().press("Escape");
    assertThat(room.heading("Toys")).isVisible();
    room.button("Delete this source").click();
    room.button("Delete source").click();

    assertThat(room.heading("No sources yet")).isVisible();
    room.open("connections");
    assertThat(room.heading("No connections yet")).isVisible();
  }

  @Test
  void theConnectorsAreListedInTheSettings() throws Exception {
    room.open("settings");

    assertThat(page.getByText("exercise/toy-source")).isVisible();
    page.getByRole(AriaRole.NAVIGATION)
        .filter(new Locator.FilterOptions().setHasText("Sources"))
        .last()
        .getByText("Destinations")
        .click();
    assertThat(page.getByText("exercise/toy-destination")).isVisible();
  }

  private void unfold() {
    page.locator("details.fold > summary").first().click();
  }

  private void openForm() throws IOException, InterruptedException {
    room.open("source/new-source");
    room.button("Toy source").click();
    field("Port").waitFor();
  }

  private Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }
}
