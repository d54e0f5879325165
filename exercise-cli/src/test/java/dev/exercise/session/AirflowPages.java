package dev.exercise.session;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Airflow's pages in a headless Chromium. */
final class AirflowPages implements AutoCloseable {

  private static final List<String> USUAL_PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final int PATIENCE = 60_000;

  private final Playwright playwright;
  private final Page page;

  private AirflowPages(Playwright playwright, Page page) {
    this.playwright = playwright;
    this.page = page;
  }

  static AirflowPages open(URI airflow) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Page page =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")))
            .newContext(new Browser.NewContextOptions().setBaseURL(airflow.toString()))
            .newPage();
    page.setDefaultTimeout(PATIENCE);
    page.navigate("/");
    return new AirflowPages(playwright, page);
  }

  void logIn(String user, String password) {
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(password);
    page.locator("button[type=submit]").click();
    page.waitForCondition(() -> !page.url().contains("/auth/login"));
    page.navigate("/dags");
  }

  /** Whether a text comes to be on the page. */
  boolean shows(String text) {
    try {
      page.getByText(text).first().waitFor();
      return true;
    } catch (PlaywrightException never) {
      return false;
    }
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Path program() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("CHROMIUM")).stream(), USUAL_PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "This test needs Chromium, and there is none: install it (on Debian, `apt-get install chromium`), or name it in the environment variable CHROMIUM."));
  }
}
