package dev.exercise.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.Grader;
import dev.exercise.grading.GradingInput;
import dev.exercise.grading.attribution.Answers;
import dev.exercise.grading.attribution.KnownDefect;
import dev.exercise.grading.attribution.KnownMistake;
import dev.exercise.grading.attribution.TinyMarket;
import dev.exercise.grading.comparison.RowKey;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.report.ResultJson;
import dev.exercise.warehouse.MartRead;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of kept answers, the verdict is that of computed ones. */
final class KeptAnswersTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final AnswerKey KEY = new AnswerKey("ab".repeat(32));
  private static final AnswerKey OTHER_KEY = new AnswerKey("cd".repeat(32));

  @TempDir private Path home;

  private final TinyMarket market = new TinyMarket();
  private final List<String> notices = new ArrayList<>();
  private String computed;

  @BeforeEach
  void gradeWithoutKeepingAnything() {
    computed = grade(market);
  }

  @Test
  void aGradeFromKeptAnswersIsThatOfComputedOnesByteForByte() {
    String cold = grade(new KeptAnswers(market, shelf(KEY)));

    String warm = grade(new KeptAnswers(new Unasked(market), shelf(KEY)));

    assertThat(cold).isEqualTo(computed);
    assertThat(warm).isEqualTo(computed);
    assertThat(computed).contains("pos-as-utc", "status-case-left-in", "missing-order-currency");
    assertThat(notices).isEmpty();
  }

  @Test
  void anyDamagedFileIsComputedAnewWithANote() throws IOException {
    grade(new KeptAnswers(market, shelf(KEY)));
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThan(20);

    for (int index = 0; index < files.size(); index++) {
      damage(files.get(index), index);
    }
    String afterwards = grade(new KeptAnswers(market, shelf(KEY)));

    assertThat(afterwards).isEqualTo(computed);
    assertThat(notices).singleElement().asString().contains("damaged and computed anew");
    assertThat(grade(new KeptAnswers(new Unasked(market), shelf(KEY)))).isEqualTo(computed);
  }

  @Test
  void aFileThatBelongsToAnotherQuestionIsNotBelieved() throws IOException {
    grade(new KeptAnswers(market, shelf(KEY)));
    List<Path> files = files();

    for (Path file : files.subList(1, files.size())) {
      Files.copy(files.get(0), file, StandardCopyOption.REPLACE_EXISTING);
    }

    assertThat(grade(new KeptAnswers(market, shelf(KEY)))).isEqualTo(computed);
    assertThat(notices).singleElement().asString().contains("damaged and computed anew");
  }

  @Test
  void anotherWorldsAnswersAreNotFound() throws IOException {
    Path other = home.resolve("answers").resolve(OTHER_KEY.digest());
    grade(new KeptAnswers(market, shelf(KEY)));
    Files.createDirectories(other);
    for (Path file : files()) {
      Files.copy(file, other.resolve(file.getFileName()));
    }

    assertThat(grade(new KeptAnswers(market, shelf(OTHER_KEY)))).isEqualTo(computed);
    assertThat(notices).isNotEmpty();
  }

  @Test
  void aHomeThatCannotBeWrittenToCostsANoteAndNoVerdict() throws IOException {
    Files.writeString(home.resolve("answers"), "a file in the way");

    assertThat(grade(new KeptAnswers(market, shelf(KEY)))).isEqualTo(computed);
    assertThat(notices).hasSize(2).anyMatch(line -> line.contains("cannot be kept"));
  }

  @Test
  void gradersSideBySideLeaveWholeFiles() throws IOException {
    // By the clock of the files: what is being written must not look abandoned.
    Instant now = Instant.now();
    List<CompletableFuture<String>> graders =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () ->
                            grade(
                                new KeptAnswers(
                                    new TinyMarket(), shelf(KEY, now, AnswerShelf.MOST_BYTES)))))
            .limit(4)
            .toList();

    assertThat(graders).extracting(CompletableFuture::join).containsOnly(computed);
    assertThat(files()).allMatch(file -> file.toString().endsWith(".json.gz"));
    assertThat(grade(new KeptAnswers(new Unasked(market), shelf(KEY)))).isEqualTo(computed);
    assertThat(notices).isEmpty();
  }

  @Test
  void theWorldThatWasUsedLongestAgoMakesRoom() {
    grade(new KeptAnswers(market, shelf(KEY)));
    AnswerKey third = new AnswerKey("ef".repeat(32));
    grade(new KeptAnswers(market, shelf(OTHER_KEY, NOON.plusSeconds(60), AnswerShelf.MOST_BYTES)));

    long enoughForOne = size(OTHER_KEY) + 1;
    AnswerShelf unused = shelf(third, NOON.plusSeconds(120), enoughForOne);

    assertThat(home.resolve("answers")).isDirectoryNotContaining("glob:**" + KEY.digest());
    assertThat(home.resolve("answers")).isDirectoryContaining("glob:**" + OTHER_KEY.digest());
  }

  @Test
  void whatInterruptedWritersLeftGoesFromAllShelvesAfterAnHourAndCountsNoLonger()
      throws IOException {
    Path abandoned = unfinished(KEY, NOON.minusSeconds(3601));
    Path ofAnotherWorld = unfinished(OTHER_KEY, NOON.minusSeconds(3601));
    Path beingWritten = unfinished(KEY, NOON.minusSeconds(3599));

    // Room for one of the three.
    AnswerShelf shelf = shelf(KEY, NOON, 6_000);

    assertThat(abandoned).doesNotExist();
    assertThat(ofAnotherWorld).doesNotExist();
    assertThat(ofAnotherWorld.getParent()).isEmptyDirectory();
    assertThat(beingWritten).exists();
    shelf.keep("a question", List.of(), Map.of());
    assertThat(files()).hasSize(2);
    assertThat(notices).isEmpty();
  }

  @Test
  void keptAnswersStayHoweverOldTheyAre() throws IOException {
    grade(new KeptAnswers(market, shelf(KEY)));
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(NOON.minusSeconds(7200)));
    }

    assertThat(grade(new KeptAnswers(new Unasked(market), shelf(KEY)))).isEqualTo(computed);
  }

  @Test
  void aWorldOfTooManyAnswersIsKeptInPart() {
    assertThat(grade(new KeptAnswers(market, shelf(KEY, NOON, 2_000)))).isEqualTo(computed);

    assertThat(size(KEY)).isBetween(2_000L, 20_000L);
    assertThat(notices).singleElement().asString().contains("further ones are not kept");
  }

  @Test
  void onlyTheOwnerMayReadThem() throws IOException {
    grade(new KeptAnswers(market, shelf(KEY)));

    assertThat(Files.getPosixFilePermissions(home.resolve("answers"))).hasSize(3);
    for (Path file : files()) {
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
  }

  /** A page of 4,000 bytes as a writer leaves it that is killed. */
  private Path unfinished(AnswerKey key, Instant written) throws IOException {
    Path folder = Files.createDirectories(home.resolve("answers").resolve(key.digest()));
    Path file = Files.createTempFile(folder, "page", ".unfinished");
    Files.write(file, new byte[4_000]);
    return Files.setLastModifiedTime(file, FileTime.from(written));
  }

  private AnswerShelf shelf(AnswerKey key) {
    return shelf(key, NOON, AnswerShelf.MOST_BYTES);
  }

  private AnswerShelf shelf(AnswerKey key, Instant now, long mostBytes) {
    return AnswerShelf.open(
        home, key, Clock.fixed(now, ZoneOffset.UTC), mostBytes, line -> note(line));
  }

  private synchronized void note(String line) {
    notices.add(line);
  }

  /** Cut short, emptied, or with one bit the other way. */
  private static void damage(Path file, int kind) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      switch (kind % 4) {
        case 0 -> content.setLength(0);
        case 1 -> content.setLength(content.length() - 1);
        case 2 -> content.setLength(content.length() / 2);
        default -> {
          content.seek(content.length() - 10);
          int old = content.read();
          content.seek(content.length() - 10);
          content.write(old ^ 4);
        }
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("answers").resolve(KEY.digest()))) {
      return files.sorted().toList();
    }
  }

  private long size(AnswerKey key) {
    try (Stream<Path> files = Files.list(home.resolve("answers").resolve(key.digest()))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /**
   * The result of a candidate who made two mistakes and lost currencies in a way of his own, so
   * that single and stacked answers and touched rows are asked for.
   */
  private String grade(Answers answers) {
    List<MartRead> reads = market.candidate("pos-as-utc", "status-case-left-in");
    List<Object[]> orders = new ArrayList<>();
    for (Object[] row : reads.get(0).rows()) {
      Object[] delivered = row.clone();
      if ((Long) delivered[0] % 12 < 2) {
        delivered[2] = "???";
      }
      orders.add(delivered);
    }
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    deliveries.put(
        "fct_orders",
        new Delivery.Present(
            new MartRead(reads.get(0).mart(), reads.get(0).shape(), orders, orders.size())));
    deliveries.put("fct_daily_gmv", new Delivery.Present(reads.get(1)));
    Grader grader = new Grader(answers);
    grader.prepare();
    return ResultJson.render(
        grader.grade(
            new GradingInput(
                World.of(7, "1"),
                Depth.CORE,
                new BuildOutcome.Finished(
                    List.of(
                        BuildOutcome.Node.of("model.shop.fct_orders", "success", ""),
                        BuildOutcome.Node.of("model.shop.fct_daily_gmv", "success", ""))),
                deliveries,
                Set.of("stg_users"))));
  }

  /** Answers of which only the names may be asked. */
  private record Unasked(Answers named) implements Answers {

    @Override
    public List<Mart> marts() {
      return named.marts();
    }

    @Override
    public List<KnownMistake> mistakes() {
      return named.mistakes();
    }

    @Override
    public List<KnownDefect> defects() {
      return named.defects();
    }

    @Override
    public MartTable truth(Mart mart) {
      throw new AssertionError("The truth of %s is asked for.".formatted(mart.name()));
    }

    @Override
    public Map<Mart, MartDifference> differences(List<Mart> marts, List<KnownMistake> made) {
      throw new AssertionError("%s is asked for.".formatted(made));
    }

    @Override
    public Set<RowKey> touched(KnownDefect defect, Mart mart) {
      throw new AssertionError("What %s touches is asked for.".formatted(defect.id()));
    }
  }
}
