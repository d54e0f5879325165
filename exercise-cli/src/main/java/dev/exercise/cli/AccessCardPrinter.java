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
          BigQuery emulator   %s   (project marketplace, no credentials)
          dbt project         %s

          cd %s
          export BIGQUERY_EMULATOR_HOST=%s
          %s build

        Ctrl-C ends the session; the dbt project stays. Then: ./exercise grade --submission %s
        """
            .formatted(
                card.psql(),
                card.airbyte(),
                card.warehouse(),
                card.workspace(),
                card.workspace(),
                card.warehouse().getAuthority(),
                card.dbt(),
                card.workspace()));
    out.flush();
  }
}
