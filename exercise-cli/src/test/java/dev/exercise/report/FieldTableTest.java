package dev.exercise.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.grading.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FieldTableTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void submissionsStandSideBySideByNameAndNoneIsRanked() throws JsonProcessingException {
    Field field =
        new Field(
            List.of(
                new FieldRow.NotGraded("Zoe", "zoe.zip is no zip. Have it sent again.\nmore"),
                graded("cy", SampleGrade.mixed()),
                graded("Ada", SampleGrade.perfect())),
            List.of());

    String table = FieldTable.render(field, false);

    assertThat(table.lines().toList())
        .element(1)
        .asString()
        .contains("Submission", "Data Quality", "Marts right", "Mistakes named", "Not gradable");
    assertThat(table.indexOf("  Ada")).isLessThan(table.indexOf("  cy"));
    assertThat(table.indexOf("  cy")).isLessThan(table.indexOf("  Zoe"));
    assertThat(table)
        .containsPattern("  Ada +\\S+ of \\S+ \\(\\S+\\).* 2 of 2 +0 +0\n")
        .containsPattern("  cy +\\S+ of \\S+ \\(\\S+\\).* 0 of 2 +3 +")
        .contains("Zoe         could not be graded: zoe.zip is no zip. Have it sent again.\n")
        .contains("no total and no ranking")
        .doesNotContain("Problem-Solving");
    assertThat(field.negative()).isTrue();
    assertThat(field.allGraded()).isFalse();
  }

  @Test
  void aHostileNameHarmsNeitherTheConsoleNorThePage() throws JsonProcessingException {
    String attack = "\u001b[31m<script>alert(1)</script>\n\"";
    Field field =
        new Field(
            List.of(graded(attack, SampleGrade.perfect()), new FieldRow.NotGraded(attack, attack)),
            List.of(attack));

    assertThat(FieldTable.render(field, false)).doesNotContain("\u001b");
    assertThat(FieldTable.render(field, false).lines()).hasSize(7);
    assertThat(FieldPage.render(field)).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(JSON.readTree(FieldJson.render(field)).path("submissions")).hasSize(2);
  }

  private static FieldRow graded(String name, Grade grade) throws JsonProcessingException {
    return FieldRow.Graded.of(name, "folder", JSON.readTree(ResultJson.render(grade)));
  }
}
