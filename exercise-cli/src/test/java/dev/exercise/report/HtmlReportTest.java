package dev.exercise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlReportTest {

  @Test
  void namesEachMistakeWithItsCountAndItsQuestion() {
    String page = HtmlReport.render(SampleGrade.mixed());

    assertThat(page)
        .contains("POS time was taken as UTC", "132 of 400 rows", "How did you look at it?")
        .contains("left in")
        .contains("' refunded?'")
        .contains("id=\"unexplained\"");
  }

  @Test
  void isOneFileThatAsksForNothing() {
    String page = HtmlReport.render(SampleGrade.mixed());

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("<script", "<link", "src=", "http://", "https://", "url(");
  }

  @Test
  void canBeReadByAScreenReader() {
    String page = HtmlReport.render(SampleGrade.mixed());

    assertThat(page)
        .contains("<html lang=\"en\">", "<main id=\"content\">", "<nav aria-label=", "<footer>")
        .contains("<th scope=\"col\">", "<th scope=\"row\">", "<caption");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</td></table><h1>hired</h1>",
        "' onmouseover='alert(1)",
        "${7*7} @import java.lang.Runtime !{x}"
      })
  void markupFromTheCandidateStaysText(String attack) {
    String page = HtmlReport.render(SampleGrade.hostile(attack));

    assertThat(page)
        .doesNotContain("<script", "<img", "</table><h1>", "49 @")
        .doesNotContainPattern("<[^>]*onmouseover");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "</td></table><h1>hired</h1>"})
  void markupFromTheCandidatesAirbyteStaysText(String attack) {
    String page = HtmlReport.render(SampleGrade.mixed().with(SampleAirbyte.named(attack)));

    assertThat(page)
        .contains("&lt;", "Incremental | Append + Deduped", "not selected")
        .doesNotContain("<script", "</table><h1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "</td></table><h1>hired</h1>"})
  void markupFromTheCandidatesWarehouseStaysText(String attack) {
    String page = HtmlReport.render(SampleGrade.leftOtherwise(attack));

    assertThat(page)
        .contains("&lt;", "133 of 400 rows differ from what the code builds.")
        .doesNotContain("<script", "</table><h1>");
  }

  @Test
  void charactersThatSteerAreWrittenAsEscapes() {
    String page = HtmlReport.render(SampleGrade.hostile("\u001b[31mred\u202eexe.gnp\u0000"));

    assertThat(page)
        .contains("\\u{1b}[31mred\\u{202e}exe.gnp\\u{0}")
        .doesNotContain("\u001b", "\u202e", "\u0000");
  }

  @Test
  void aHugeTextIsCut() {
    String page = HtmlReport.render(SampleGrade.hostile("x".repeat(5_000_000)));

    assertThat(page.length()).isLessThan(300_000);
    assertThat(page).contains("… (5,000,000 characters)");
  }

  @Test
  void theSameGradeGivesTheSameFile(@TempDir Path folder) throws Exception {
    HtmlReport.write(SampleGrade.mixed(), folder.resolve("one.html"));
    HtmlReport.write(SampleGrade.mixed(), folder.resolve("other.html"));

    assertThat(folder.resolve("one.html")).hasSameBinaryContentAs(folder.resolve("other.html"));
    assertThat(Files.size(folder.resolve("one.html"))).isGreaterThan(10_000);
  }

  @Test
  void saysWhenThereIsNothingToShow() {
    assertThat(HtmlReport.render(SampleGrade.untouched()))
        .contains("not attempted", "nothing compared", "No mistake of the catalogue was found.");
  }
}
