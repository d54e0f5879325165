package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.Defects;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The ledger is the difference between the clean and the dirty world, and no row more or less. */
public final class CompleteLedger {

  private CompleteLedger() {}

  public static List<String> failures(Asked workshop) throws SQLException {
    workshop.keep("ledger_lines", "ledger_lines.sql");
    workshop.keep("world_diff", "world_diff.sql");
    List<String> failures =
        new ArrayList<>(workshop.lines(Asked.script("ledger_against_worlds.sql")));
    workshop.execute("drop table ledger_lines, world_diff");
    failures.addAll(workshop.lines(Asked.script("lost_numbers.sql")));
    for (List<String> claim :
        workshop.rows(
            "select distinct defect_id, table_name, exclusion_group from workshop.ledger")) {
      Defect defect = Defects.named(claim.get(0));
      if (!defect.touches().contains(claim.get(1)) || !defect.groups().contains(claim.get(2))) {
        failures.add(
            "%s claimed rows of %s in %s, which it does not declare"
                .formatted(defect.id(), claim.get(1), claim.get(2)));
      }
    }
    return failures;
  }
}
