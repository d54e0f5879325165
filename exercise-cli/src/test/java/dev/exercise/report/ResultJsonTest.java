package dev.exercise.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.exercise.grading.Grade;
import dev.exercise.marketplace.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ResultJsonTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path SCHEMA = Path.of("..", "docs", "reference", "result-schema.json");

  static Stream<Grade> grades() {
    return Stream.of(
        SampleGrade.mixed(),
        SampleGrade.perfect(),
        SampleGrade.untouched(),
        SampleSession.on(SampleGrade.mixed()),
        SampleGrade.hostile("\"}], \u001b\u202e<x>"),
        SampleGrade.leftOtherwise("\"}], \u001b\u202e<x>"));
  }

  @ParameterizedTest
  @MethodSource("grades")
  void everyResultFollowsThePublishedSchema(Grade grade) throws IOException {
    JsonNode result = MAPPER.readTree(ResultJson.render(grade));

    assertThat(schema().validate(result)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    ObjectNode result = (ObjectNode) MAPPER.readTree(ResultJson.render(SampleGrade.mixed()));

    result.put("writtenAt", "2026-07-01");
    ((ObjectNode) result.path("marts").path(0)).put("outcome", "splendid");

    assertThat(schema().validate(result)).hasSize(2);
  }

  @Test
  void equalGradesGiveEqualBytesInAnyLocale() {
    String here = ResultJson.render(SampleGrade.mixed());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(ResultJson.render(SampleGrade.mixed())).isEqualTo(here);
      assertThat(HtmlReport.render(SampleGrade.mixed())).contains("132 of 400 rows");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void saysWhichWorldWasGraded() throws IOException {
    JsonNode world = MAPPER.readTree(ResultJson.render(SampleGrade.mixed())).path("world");

    assertThat(world.toString())
        .isEqualTo(
            "{\"seed\":42,\"scale\":\"1\",\"depth\":\"core\",\"generatorVersion\":\"%s\"}"
                .formatted(World.GENERATOR_VERSION));
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMA));
  }
}
