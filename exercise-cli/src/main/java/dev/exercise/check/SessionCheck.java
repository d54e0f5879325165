package dev.exercise.check;

import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.source.PostgresSource;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.session.Session;
import dev.exercise.stack.ProcessLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at every service of a session as the candidate uses it; changes nothing of theirs. */
public final class SessionCheck {

  private SessionCheck() {}

  /**
   * What was found of each service, in the order of the data's way.
   *
   * @param workspace the candidate's dbt project, or a folder with it
   */
  public static List<Finding> run(
      Session session,
      Path workspace,
      ProcessLedger ledger,
      Toolchain toolchain,
      ReplayListener listener) {
    List<Finding> findings = new ArrayList<>(services(session, listener));
    listener.step("Let dbt look at its project");
    // Without a warehouse dbt would try for two minutes, and tell nothing of the project.
    findings.add(
        findings.stream().anyMatch(WarehouseCheck::isFailed)
            ? DbtCheck.untried()
            : DbtCheck.of(ledger, toolchain, session.warehouse(), workspace));
    return findings;
  }

  /** What is the same wherever the services run. */
  static List<Finding> services(Session session, ReplayListener listener) {
    List<Finding> findings = new ArrayList<>();
    listener.step("Look into the source PostgreSQL");
    findings.add(SourceCheck.of(session.candidatesSource()));
    listener.step("Ask Airbyte, and let it reach its source and destination");
    findings.addAll(AirbyteCheck.of(session.airbyte()));
    listener.step("Ask the BigQuery emulator");
    findings.add(WarehouseCheck.of(session.warehouse(), tables(session)));
    listener.step("Log in to Airflow, and look at its DAGs");
    findings.addAll(AirflowCheck.of(session.airflow()));
    return findings;
  }

  private static List<String> tables(Session session) {
    try {
      return new PostgresSource(session.candidatesSource())
          .discover().streams().stream().map(AirbyteStream::name).toList();
    } catch (ConnectorException unreachable) {
      // The source's own finding says so.
      return List.of();
    }
  }
}
