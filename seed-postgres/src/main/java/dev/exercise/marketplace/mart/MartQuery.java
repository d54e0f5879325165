package dev.exercise.marketplace.mart;

/**
 * A mart together with the plain definition of its content.
 *
 * @param mart the contract
 * @param sql the reference query; tables and other marts are named without schema
 * @param touchedSql a query from {@code ledger}, the rows that one defect touched, to the keys of
 *     the mart's rows that depend on them
 */
public record MartQuery(Mart mart, String sql, String touchedSql) {

  /** Whether this query reads from another mart. */
  boolean reads(Mart other) {
    return sql.matches("(?s).*\\b(from|join)\\s+" + other.name() + "\\b.*");
  }
}
