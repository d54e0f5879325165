package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mistake.Mistake;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The database in which worlds are made and answers are computed. It lies in a cluster of the
 * tool's own: whoever can read it knows every answer.
 */
public final class Workshop {

  private static final String NEXT_DAY = "_next_day";

  private final PostgresServer server;
  private final String database;

  /**
   * A workshop that {@link #build} has built before or will build.
   *
   * @param server with a role that may create databases
   * @param database lower-case letters, digits and underscores
   */
  public Workshop(PostgresServer server, String database) {
    this.server = server;
    this.database = database;
  }

  /**
   * Makes the clean and the dirty world anew; what the database held before is dropped once they
   * are complete, and kept when that fails.
   *
   * @param loader what fills the clean world
   */
  public void build(
      World world, Depth depth, DefectRates rates, CleanWorldLoader loader, Progress progress)
      throws SQLException {
    Databases.replace(
        server,
        database,
        unfinished ->
            new Construction(server, unfinished, progress).run(world, depth, rates, loader));
  }

  /**
   * Fills the candidate's database {@code marketplace} with the dirty world, in place of an earlier
   * one. It holds the nine tables and no sign of how they were made; role {@code marketplace} may
   * read them. Nothing is left behind when it fails.
   *
   * @param source the candidate's server, with a role that may create databases and roles
   */
  public void fillSource(PostgresServer source, Progress progress) throws SQLException {
    Databases.replace(
        source,
        SourceDatabase.NAME,
        unfinished -> new SourceDatabase(source, unfinished).fillFrom(server, database, progress));
  }

  /**
   * The script that lets the candidate in to a database with the tables of {@link #fillSource}, and
   * to nothing else.
   *
   * @param name the database's
   */
  public static String access(String name) {
    return SourceDatabase.access(name);
  }

  /**
   * Makes the workshop of the day after beside this one, in place of an earlier one: the same
   * marketplace after 2026-07-01, clean and dirty, with its ledger and its truth.
   *
   * @throws SQLException among others when a session is still open in this workshop
   */
  public Workshop nextDay(Progress progress) throws SQLException {
    Databases.replaceByCopy(
        server,
        database,
        database + NEXT_DAY,
        unfinished -> new NextDay(server, unfinished, progress).run());
    return new Workshop(server, database + NEXT_DAY);
  }

  /**
   * Brings the candidate's database {@code marketplace} from the day before up to this workshop's
   * day, in one transaction: new rows come in, changed ones change. Doing it twice does no harm.
   *
   * @param source the candidate's server, with the role that {@link #fillSource} was given
   */
  public void advance(PostgresServer source, Progress progress) throws SQLException {
    new SourceDatabase(source, SourceDatabase.NAME).advanceFrom(server, database, progress);
  }

  /** The rows that are right: the reference query on the clean world. */
  public MartTable truth(Mart mart) throws SQLException {
    return answer(mart, List.of());
  }

  /**
   * The rows to which mistakes lead that are made together.
   *
   * @param mistakes the first is nearest to the data
   */
  public MartTable answer(Mart mart, List<Mistake> mistakes) throws SQLException {
    return answers(List.of(mart), mistakes).get(mart);
  }

  /** {@link #answer} for several marts at once, which is faster. */
  public Map<Mart, MartTable> answers(List<Mart> marts, List<Mistake> mistakes)
      throws SQLException {
    Map<Mart, MartTable> tables = new LinkedHashMap<>();
    try (Connection connection = Databases.connect(server, database);
        AnswerStack stack = new AnswerStack(connection, marts, mistakes)) {
      for (Mart mart : marts) {
        tables.put(mart, stack.read(mart));
      }
    }
    return tables;
  }

  /**
   * How the answers of several marts differ from the truth; much faster than reading both.
   *
   * @param mistakes the first is nearest to the data
   */
  public Map<Mart, MartDifference> differences(List<Mart> marts, List<Mistake> mistakes)
      throws SQLException {
    Map<Mart, MartDifference> differences = new LinkedHashMap<>();
    try (Connection connection = Databases.connect(server, database);
        AnswerStack stack = new AnswerStack(connection, marts, mistakes)) {
      for (Mart mart : marts) {
        differences.put(mart, stack.difference(mart));
      }
    }
    return differences;
  }

  /**
   * How the answers would differ from the truth without the rows that came late on the workshop's
   * last day: orders and payments that happened more than a day before they arrived. The cells that
   * differ are those that depend on such rows.
   */
  public Map<Mart, MartDifference> differencesWithoutLateRows(List<Mart> marts)
      throws SQLException {
    return differences(marts, List.of(LateRows.leftOut()));
  }

  /**
   * Keys of the rows of a mart that depend on a row that a defect touched: one value per column of
   * the grain. A key need not be in the truth: added items name orders that never were.
   */
  public Set<List<Object>> touched(Defect defect, Mart mart) throws SQLException {
    try (Connection connection = Databases.connect(server, database);
        AnswerStack stack = new AnswerStack(connection, List.of(mart), List.of())) {
      return stack.touched(defect, mart);
    }
  }

  /** How many changes and additions each planted defect made; absent when it made none. */
  public Map<String, Long> planted() throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (Connection connection = Databases.connect(server, database);
        PreparedStatement statement =
            connection.prepareStatement(
                "select defect_id, count(*) from workshop.ledger group by 1 order by 1");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counts;
  }
}
