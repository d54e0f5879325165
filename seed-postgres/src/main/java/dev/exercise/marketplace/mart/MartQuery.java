package dev.exercise.marketplace.mart;

import java.util.regex.Pattern;

/**
 * A mart together with the plain definition of its content.
 *
 * @param mart the contract
 * @param sql the reference query; tables and other marts are named without schema
 * @param touchedSql a query from {@code ledger}, the rows that one defect touched, to the keys of
 *     the mart's rows that depend on them
 */
public record MartQuery(Mart mart, String sql, String touchedSql) {

  /** Whether this query names a table or another mart, and so may depend on it. */
  public boolean mentions(String table) {
    return Pattern.compile("\\b" + Pattern.quote(table) + "\\b").matcher(sql).find();
  }
}
