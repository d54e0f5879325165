package dev.exercise.cli;

import dev.exercise.session.AccessCard;
import java.io.PrintWriter;

/** Shows the candidate's access card. */
final class AccessCardPrinter {

  private AccessCardPrinter() {}

  static void print(AccessCard card, PrintWriter out) {
    out.println(
        """

        The session runs. Give this to the candidate:

          Source PostgreSQL   %s
          Airbyte             %s   (no login)
          Airflow             %s   (admin / admin)
          BigQuery emulator   %s   (project marketplace, no credentials)
          dbt project         %s
          Airflow's DAGs      %s

          cd %s
          export BIGQUERY_EMULATOR_HOST=%s
          %s build

        Ctrl-C ends the session; the workspace stays. Then: ./exercise grade --submission %s
        """
            .formatted(
                card.psql(),
                card.airbyte(),
                card.airflow(),
                card.warehouse(),
                card.project(),
                card.workspace().resolve("airflow/dags"),
                card.project(),
                card.warehouse().getAuthority(),
                card.dbt(),
                card.workspace()));
    out.flush();
  }
}
