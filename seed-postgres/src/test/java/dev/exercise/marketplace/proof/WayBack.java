package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.mart.MartQuery;
import dev.exercise.marketplace.mart.Marts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The candidate's way: from the dirty tables alone to the truth of every mart. */
public final class WayBack {

  private WayBack() {}

  public static List<String> failures(Asked workshop) throws SQLException {
    workshop.execute(Asked.script("recovered.sql"));
    workshop.execute("set local search_path to recovered, workshop");
    List<String> failures = new ArrayList<>();
    for (MartQuery query : Marts.queries()) {
      String mart = query.mart().name();
      workshop.execute("create table recovered.%s as %s".formatted(mart, query.sql()));
      failures.addAll(
          workshop.lines(
              """
              select '%1$s lacks' as what, lost::text as row
              from (table truth.%1$s except all table recovered.%1$s) as lost
              union all
              select '%1$s has instead', gained::text
              from (table recovered.%1$s except all table truth.%1$s) as gained
              """
                  .formatted(mart)));
    }
    workshop.execute("drop schema recovered cascade; set local search_path to default");
    return failures;
  }
}
