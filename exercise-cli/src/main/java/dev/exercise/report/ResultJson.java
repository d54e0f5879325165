package dev.exercise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.grading.AsLeft;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DefectGrade;
import dev.exercise.grading.DimensionScore;
import dev.exercise.grading.ExampleRow;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.NamedMistake;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.attribution.KnownMistake;
import dev.exercise.grading.comparison.KeyFinding;
import dev.exercise.grading.comparison.MartComparison;
import dev.exercise.marketplace.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A grade as JSON, described by {@code docs/reference/result-schema.json}. No path is in it, and no
 * time but those of the session: equal grades give equal bytes.
 */
public final class ResultJson {

  /** Moves whenever a reader of the file would have to change. */
  public static final String SCHEMA_VERSION = "1";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ResultJson() {}

  /** Writes the file, replacing an earlier one. */
  public static void write(Grade grade, Path file) throws IOException {
    Files.writeString(file, render(grade));
  }

  /** The whole file. */
  public static String render(Grade grade) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try {
      return MAPPER
              .writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(tree(grade))
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("A tree of plain nodes could not be written.", impossible);
    }
  }

  private static ObjectNode tree(Grade grade) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    ObjectNode world = root.putObject("world");
    world.put("seed", grade.world().seed());
    world.put("scale", grade.world().scale().toPlainString());
    world.put("depth", grade.depth().id());
    world.put("generatorVersion", World.GENERATOR_VERSION);
    root.put("negative", grade.negative());
    ArrayNode dimensions = root.putArray("dimensions");
    grade.dimensions().forEach(score -> dimension(dimensions.addObject(), score));
    ArrayNode marts = root.putArray("marts");
    grade.marts().forEach(mart -> mart(marts.addObject(), mart));
    ArrayNode mistakes = root.putArray("mistakes");
    grade.mistakes().forEach(mistake -> mistake(mistakes.addObject(), mistake));
    ArrayNode defects = root.putArray("defects");
    grade.defects().forEach(defect -> defect(defects.addObject(), defect));
    ArrayNode checks = root.putArray("checks");
    grade.checks().forEach(check -> check(checks.addObject(), check));
    AirbyteJson.write(root.putObject("airbyte"), grade.airbyte());
    asLeft(root.putObject("asLeft"), grade.asLeft());
    SessionJson.write(root, grade.session());
    texts(root.putArray("notes"), grade.notes());
    return root;
  }

  private static void dimension(ObjectNode node, DimensionScore score) {
    node.put("id", score.dimension().id());
    node.put("judgedBy", score.dimension().judgedByInterviewer() ? "interviewer" : "automatic");
    node.put("earned", rounded(score.earned()));
    node.put("attempted", rounded(score.attempted()));
    node.put("asked", rounded(score.asked()));
  }

  private static void outcome(ObjectNode node, Outcome outcome) {
    node.put("outcome", outcome.id());
    node.put("share", rounded(outcome.earned()));
    node.put("blocked", rounded(blocked(outcome)));
  }

  private static double blocked(Outcome outcome) {
    if (outcome instanceof Outcome.Partial partial) {
      return partial.blocked();
    }
    return outcome instanceof Outcome.Blocked ? 1 : 0;
  }

  private static void mart(ObjectNode node, MartGrade grade) {
    node.put("name", grade.mart().name());
    outcome(node, grade.outcome());
    node.put("sentence", grade.sentence());
    if (grade.comparison().isPresent()) {
      comparison(node.putObject("comparison"), grade, grade.comparison().get());
    } else {
      node.putNull("comparison");
    }
    examples(node.putArray("examples"), grade.examples());
  }

  private static void comparison(ObjectNode node, MartGrade grade, MartComparison comparison) {
    node.put("truthRows", comparison.truthRows());
    node.put("candidateRows", comparison.candidateRows());
    node.put("rightCells", comparison.rightCells());
    node.put("totalCells", comparison.totalCells());
    node.put("explainedCells", grade.explainedCells());
    node.put("unexplainedCells", grade.unexplainedCells());
    ArrayNode columns = node.putArray("columns");
    comparison
        .columns()
        .forEach(
            column ->
                columns
                    .addObject()
                    .put("name", column.column())
                    .put("missing", column.missing())
                    .put("rightCells", column.right())
                    .put("totalCells", column.total()));
    texts(node.putArray("missingColumns"), comparison.missingColumns());
    texts(node.putArray("typeRemarks"), comparison.typeRemarks());
    keys(node.putObject("repeatedKeys"), comparison.repeatedKeys());
    keys(node.putObject("missingKeys"), comparison.missingKeys());
    keys(node.putObject("extraKeys"), comparison.extraKeys());
  }

  private static void keys(ObjectNode node, KeyFinding finding) {
    node.put("count", finding.count());
    texts(node.putArray("examples"), finding.examples());
  }

  private static void examples(ArrayNode nodes, List<ExampleRow> rows) {
    for (ExampleRow row : rows) {
      ObjectNode node = nodes.addObject();
      node.put("key", row.key());
      ArrayNode cells = node.putArray("cells");
      row.cells()
          .forEach(
              cell ->
                  texts(
                      cells
                          .addObject()
                          .put("column", cell.column())
                          .put("yours", cell.yours())
                          .put("truth", cell.truth())
                          .putArray("because"),
                      cell.because()));
    }
  }

  private static void mistake(ObjectNode node, NamedMistake named) {
    KnownMistake mistake = named.mistake();
    node.put("id", mistake.id());
    node.put("kind", mistake.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("defect", mistake.defectId().orElse(null));
    node.put("title", mistake.title());
    node.put("question", mistake.question());
    node.put("ambiguity", mistake.ambiguityId().orElse(null));
    ArrayNode sightings = node.putArray("sightings");
    named
        .sightings()
        .forEach(
            sighting ->
                examples(
                    sightings
                        .addObject()
                        .put("mart", sighting.mart())
                        .put("rows", sighting.rows())
                        .put("ofRows", sighting.ofRows())
                        .put("agreedCells", sighting.agreedCells())
                        .put("changedCells", sighting.changedCells())
                        .putArray("examples"),
                    sighting.examples()));
    texts(node.putArray("shadowed"), named.shadowed().stream().map(KnownMistake::id).toList());
  }

  private static void defect(ObjectNode node, DefectGrade grade) {
    node.put("id", grade.defect().id());
    node.put("class", grade.defect().manualClass());
    node.put("verdict", grade.verdict().id());
    outcome(node, grade.outcome());
    node.put("sentence", grade.sentence());
    node.put("rightCells", grade.rightCells());
    node.put("judgedCells", grade.judgedCells());
    node.put("recovery", grade.defect().recovery());
  }

  private static void check(ObjectNode node, CheckResult check) {
    node.put("id", check.id());
    node.put("dimension", check.dimension().id());
    node.put("weight", check.weight());
    outcome(node, check.outcome());
    node.put("sentence", check.sentence());
    texts(node.putArray("evidence"), check.evidence());
    node.put("docs", check.docs());
  }

  private static void asLeft(ObjectNode node, AsLeft asLeft) {
    node.put("unread", asLeft instanceof AsLeft.Unread unread ? unread.why() : null);
    ArrayNode marts = node.putArray("marts");
    if (asLeft instanceof AsLeft.Compared compared) {
      compared
          .marts()
          .forEach(
              mart ->
                  marts
                      .addObject()
                      .put("name", mart.mart())
                      .put("finding", mart.finding().id())
                      .put("sentence", mart.sentence()));
    }
  }

  private static void texts(ArrayNode nodes, List<String> texts) {
    texts.forEach(nodes::add);
  }

  /** Four decimals, cut: a share of 1 means all of it. */
  private static BigDecimal rounded(double number) {
    return new BigDecimal(String.valueOf(number)).setScale(4, RoundingMode.DOWN);
  }
}
