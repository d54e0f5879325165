package dev.exercise.room;

import dev.exercise.airbyte.sync.SyncReport;
import dev.exercise.check.Finding;
import dev.exercise.session.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a rehearsal needs of a runtime, so that it takes the same steps in each. */
interface RehearsalStage {

  /** Brings the session up. */
  void setUp() throws SQLException;

  /** The session that was brought up. */
  Session session();

  /** What the candidate works in. */
  Path workspace();

  /** What a check finds. */
  List<Finding> check();

  /** Loads the raw tables. */
  SyncReport sync() throws InterruptedException;

  /** Sets Airbyte up as the reference solution wants it. */
  void connect();

  /** Builds the dbt project in the room; says what failed. */
  Optional<String> build();

  /** Packs the work. */
  Collection collect(Path zip);

  /** Takes everything down and removes it; a stage that never was is fine. */
  void tearDown();
}
