package dev.exercise.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionState;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.JobFailure;
import dev.exercise.airbyte.client.JobKind;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.airbyte.client.Placement;
import dev.exercise.airbyte.client.Schedule;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.marketplace.Depth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AirbyteJudgeTest {

  private static final List<String> CORE =
      List.of("users", "categories", "products", "orders", "order_items", "payments");

  @Test
  void everythingReadInFullAndReplacedPasses() {
    List<CheckResult> checks = judge(JobStatus.SUCCEEDED, all(AirbyteJudgeTest::replaced));

    assertThat(checks).allMatch(check -> check.outcome() instanceof Outcome.Passed);
    assertThat(checks)
        .extracting(CheckResult::id)
        .containsExactly("airbyte-streams", "airbyte-sync");
  }

  @Test
  void newestVersionsByTheCursorThatEveryChangeMovesPass() {
    assertThat(
            judge(
                JobStatus.SUCCEEDED,
                all(table -> deduplicated(table, "updated_at", key(table).toArray(String[]::new)))))
        .allMatch(check -> check.outcome() instanceof Outcome.Passed);
  }

  @Test
  void changeDataCaptureNeedsNoCursorOfTheTable() {
    assertThat(streams(but(deduplicated("orders", "_ab_cdc_lsn", "order_id"))).outcome())
        .isInstanceOf(Outcome.Passed.class);
  }

  @Test
  void aPaymentMayBeToldApartByItsEvent() {
    assertThat(
            streams(but(deduplicated("payments", "updated_at", "provider", "provider_event_id")))
                .outcome())
        .isInstanceOf(Outcome.Passed.class);
  }

  @Test
  void aCursorThatStaysBehindForLateRowsIsNamed() {
    CheckResult check = streams(but(deduplicated("orders", "ordered_at", "order_id")));

    assertThat(check.outcome()).isEqualTo(new Outcome.Partial(5 / 6.0, 0));
    assertThat(check.sentence()).contains("1 table").contains("orders");
    assertThat(check.evidence())
        .anyMatch(line -> line.contains("ordered_at") && line.contains("updated_at"));
  }

  @Test
  void aKeyThatRowsShareIsNamed() {
    CheckResult check = streams(but(deduplicated("payments", "updated_at", "provider_event_id")));

    assertThat(check.outcome().negative()).isTrue();
    assertThat(check.evidence()).anyMatch(line -> line.contains("share a provider_event_id"));
  }

  @Test
  void addingTheWholeTableWithEverySyncIsNamed() {
    CheckResult check =
        streams(
            but(
                stream(
                    "orders",
                    SyncMode.FULL_REFRESH,
                    DestinationSyncMode.APPEND,
                    List.of(),
                    "order_id")));

    assertThat(check.outcome().negative()).isTrue();
    assertThat(check.evidence()).anyMatch(line -> line.contains("adds the whole table again"));
  }

  @Test
  void aKeyOfWhichNothingIsKnownIsNeitherRightNorWrong() {
    CheckResult check = streams(but(deduplicated("users", "updated_at", "email", "country_code")));

    assertThat(check.outcome().negative()).isFalse();
    assertThat(check.outcome().earned()).isLessThan(1);
    assertThat(check.evidence()).anyMatch(line -> line.contains("ask"));
  }

  @Test
  void tablesThatNobodyMovesCostNothingAndEarnNothing() {
    CheckResult check = streams(List.of(replaced("orders"), replaced("users")));

    assertThat(check.outcome().negative()).isFalse();
    assertThat(check.earned()).isEqualTo(2.0, offset(1e-9));
    assertThat(check.judged()).isEqualTo(2.0, offset(1e-9));
  }

  @Test
  void ofTwoConnectionsThatMoveATableTheWorseCounts() {
    List<ConnectionStream> right = all(AirbyteJudgeTest::replaced);
    AirbyteSetup setup =
        new AirbyteSetup.Read(
            List.of(
                connected("a", JobStatus.SUCCEEDED, right),
                connected(
                    "b",
                    JobStatus.SUCCEEDED,
                    List.of(deduplicated("orders", "created_at", "order_id")))));

    assertThat(new AirbyteJudge(Depth.CORE).judge(setup, List.of()).get(0).outcome().negative())
        .isTrue();
  }

  @Test
  void aSyncThatFailedIsNoVerdictAboutTheCandidate() {
    CheckResult sync = judge(JobStatus.FAILED, all(AirbyteJudgeTest::replaced)).get(1);

    assertThat(sync.outcome()).isInstanceOf(Outcome.NotGradable.class);
    assertThat(sync.evidence()).anyMatch(line -> line.contains("nobody answers"));
  }

  @Test
  void anAirbyteThatIsAwayIsNotGradableAndAnEmptyOneWasNotAttempted() {
    AirbyteJudge judge = new AirbyteJudge(Depth.CORE);

    assertThat(judge.judge(AirbyteSetup.NOT_ASKED, List.of()))
        .hasSize(2)
        .allMatch(check -> check.outcome() instanceof Outcome.NotGradable)
        .allMatch(check -> check.evidence().toString().contains("exercise collect"));
    assertThat(judge.judge(new AirbyteSetup.Read(List.of()), List.of()))
        .hasSize(2)
        .allMatch(check -> check.outcome() instanceof Outcome.NotAttempted);
  }

  private static CheckResult streams(List<ConnectionStream> streams) {
    return judge(JobStatus.SUCCEEDED, streams).get(0);
  }

  private static List<CheckResult> judge(JobStatus last, List<ConnectionStream> streams) {
    return new AirbyteJudge(Depth.CORE)
        .judge(new AirbyteSetup.Read(List.of(connected("marketplace", last, streams))), List.of());
  }

  private static AirbyteSetup.Connected connected(
      String name, JobStatus last, List<ConnectionStream> streams) {
    Connection connection =
        new Connection(
            new UUID(1, 2),
            name,
            new UUID(1, 3),
            new UUID(1, 4),
            ConnectionState.ACTIVE,
            new Schedule.Manual(),
            Placement.DEFAULT,
            streams);
    JobRun job =
        new JobRun(
            7,
            JobKind.SYNC,
            last,
            Instant.EPOCH,
            Instant.EPOCH,
            1,
            List.of(),
            last == JobStatus.FAILED
                ? Optional.of(new JobFailure("destination", "nobody answers"))
                : Optional.empty());
    return new AirbyteSetup.Connected(connection, Optional.of(job));
  }

  private static List<ConnectionStream> all(Function<String, ConnectionStream> settings) {
    return CORE.stream().map(settings).toList();
  }

  /** All right but one. */
  private static List<ConnectionStream> but(ConnectionStream one) {
    List<ConnectionStream> streams = new ArrayList<>(all(AirbyteJudgeTest::replaced));
    streams.removeIf(stream -> stream.name().equals(one.name()));
    streams.add(one);
    return streams;
  }

  private static List<String> key(String table) {
    return ReplicatedTable.of(Depth.CORE).stream()
        .filter(known -> known.table().equals(table))
        .flatMap(known -> known.keys().get(0).stream())
        .toList();
  }

  private static ConnectionStream replaced(String table) {
    return stream(table, SyncMode.FULL_REFRESH, DestinationSyncMode.OVERWRITE, List.of());
  }

  private static ConnectionStream deduplicated(String table, String cursor, String... key) {
    return stream(
        table, SyncMode.INCREMENTAL, DestinationSyncMode.APPEND_DEDUP, List.of(cursor), key);
  }

  private static ConnectionStream stream(
      String table,
      SyncMode mode,
      DestinationSyncMode destination,
      List<String> cursor,
      String... key) {
    return new ConnectionStream(
        Optional.of("public"),
        table,
        true,
        mode,
        destination,
        cursor,
        Stream.of(key).map(List::of).toList());
  }
}
