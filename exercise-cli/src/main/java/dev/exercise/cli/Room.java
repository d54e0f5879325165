package dev.exercise.cli;

import dev.exercise.Problem;
import dev.exercise.dag.DagProbe;
import dev.exercise.field.FieldGrading;
import dev.exercise.field.FieldRules;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.Grade;
import dev.exercise.grading.LeftMarts;
import dev.exercise.grading.SessionEvidence;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Probes;
import dev.exercise.replay.QuickGrade;
import dev.exercise.replay.Replay;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Reports;
import dev.exercise.report.Field;
import dev.exercise.room.Collection;
import dev.exercise.room.Collector;
import dev.exercise.room.ComposeSession;
import dev.exercise.room.SessionRecord;
import dev.exercise.room.SessionTraces;
import dev.exercise.rubric.RubricJudge;
import dev.exercise.session.CandidatesAirbyte;
import dev.exercise.session.Session;
import dev.exercise.stack.Docker;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.submission.Submission;
import dev.exercise.timeline.Traces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** What a command works with: the installation, the record of processes, and progress. */
final class Room implements AutoCloseable {

  private final Installation installation;
  private final ConsoleProgress progress;
  private final ProcessLedger ledger;

  private Room(Installation installation, ConsoleProgress progress, ProcessLedger ledger) {
    this.installation = installation;
    this.progress = progress;
    this.ledger = ledger;
  }

  /** Opens the checkout that the launcher belongs to, and cleans up what a killed tool left. */
  static Room open() {
    ConsoleProgress progress = ConsoleProgress.ofTerminal();
    Installation installation =
        Installation.at(
            Path.of(System.getProperty("exercise.root", ".")),
            Optional.ofNullable(System.getenv("EXERCISE_HOME")).map(Path::of));
    return new Room(
        installation, progress, ProcessLedger.open(installation.home(), progress::note));
  }

  Installation installation() {
    return installation;
  }

  ConsoleProgress progress() {
    return progress;
  }

  ProcessLedger ledger() {
    return ledger;
  }

  /** Sessions in containers, by this user's Docker. */
  ComposeSession containers() {
    return new ComposeSession(
        installation, ledger, Docker.ofThisUser(), progress, Clock.systemUTC());
  }

  /**
   * Takes a candidate's work back.
   *
   * @param zip the file to write; empty for the usual place
   */
  Collection collect(Session session, Optional<Path> zip) {
    Collector collector = new Collector(installation.home(), progress, Clock.systemUTC());
    return collector.collect(
        session,
        servicesAway(session),
        () -> {
          containers().requireNoOther(session);
          return containers().compose(session);
        },
        zip.orElseGet(() -> collector.usualPlace(session)));
  }

  /**
   * What is known of the session in which a submission was made.
   *
   * @param place the submission; empty for the session's own workspace
   * @return empty for anybody's folder, and for a zip that was not collected of the session
   */
  Optional<SessionEvidence> record(Session session, Optional<Path> place) {
    if (place.filter(other -> !isCollected(other, session)).isPresent()) {
      return Optional.empty();
    }
    progress.step("Read what the session of '%s' left behind".formatted(session.candidate()));
    Traces traces =
        place
            .map(SessionTraces::collected)
            .orElseGet(
                () ->
                    SessionTraces.live(
                        session,
                        installation.home(),
                        servicesAway(session),
                        () -> containers().compose(session)));
    return Optional.of(SessionRecord.of(installation.home(), session, traces));
  }

  private static boolean isCollected(Path place, Session session) {
    return Files.isRegularFile(place) && SessionRecord.isOf(place, session);
  }

  private Optional<String> servicesAway(Session session) {
    try {
      containers().requireRunning(session);
      return Optional.empty();
    } catch (Problem away) {
      return Optional.of(away.getMessage());
    }
  }

  /**
   * Replays a submission on its world and writes the reports.
   *
   * @param evidence what of the candidate's room is looked at beside their code
   */
  Grade grade(
      Submission submission,
      World world,
      Depth depth,
      Evidence evidence,
      Probes probes,
      Reports reports)
      throws SQLException, InterruptedException {
    try (Replay replay = Replay.open(installation, ledger, world, depth, progress)) {
      return judge(replay, submission, evidence, probes, reports, progress);
    } finally {
      progress.close();
    }
  }

  /**
   * All that is judged of one submission; its reports are written at the end.
   *
   * @param listener told of the steps of this submission
   */
  Grade judge(
      Replay replay,
      Submission submission,
      Evidence evidence,
      Probes probes,
      Reports reports,
      ReplayListener listener)
      throws InterruptedException {
    Grade replayed =
        replay.grade(
            submission, reports.dbtLog(), probes, evidence.left(), evidence.airbyte(), listener);
    Grade judged =
        new DagProbe(installation, ledger, listener).judge(submission, probes).addTo(replayed);
    Grade grade =
        evidence
            .session()
            .map(session -> judged.with(session).with(RubricJudge.judge(session)))
            .orElse(judged);
    ledger.requireOpen();
    reports.write(grade);
    return grade;
  }

  /** What a session keeps of Airbyte; on its port another session's may answer by now. */
  AirbyteSetup airbyteOf(Session session) {
    try {
      containers().requireOwn(session);
    } catch (Problem another) {
      return new AirbyteSetup.Unread(another.getMessage());
    }
    return new CandidatesAirbyte(session, installation.home()).read();
  }

  /** Grades every submission in a folder. */
  Field gradeAll(Path folder, FieldRules rules) throws InterruptedException {
    try {
      return new FieldGrading(
              installation, ledger, rules, new RoomJudge(this, rules.probes()), progress)
          .grade(folder);
    } finally {
      progress.close();
    }
  }

  /**
   * Judges the marts as they stand in a session's warehouse, and writes the reports.
   *
   * @throws Problem when the warehouse cannot be read
   */
  Grade gradeQuickly(Session session, LeftMarts left, AirbyteSetup airbyte, Reports reports)
      throws SQLException {
    if (left instanceof LeftMarts.Unread unread) {
      throw new Problem(
          "The marts of '%s' cannot be read: %s".formatted(session.candidate(), unread.why()),
          "'exercise grade --candidate %s' needs no running room.".formatted(session.candidate()));
    }
    try {
      Grade grade =
          new QuickGrade(ledger, progress)
              .of((LeftMarts.Found) left, session.world(), session.depth())
              .with(airbyte);
      reports.write(grade);
      return grade;
    } finally {
      progress.close();
    }
  }

  @Override
  public void close() {
    ledger.close();
    progress.close();
  }
}
