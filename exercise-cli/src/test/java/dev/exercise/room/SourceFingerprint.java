package dev.exercise.room;

import dev.exercise.marketplace.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a candidate's database says of itself, rows and their places included. */
final class SourceFingerprint {

  private static final String CATALOGUE =
      """
      select 'relation ' || relkind::text || ' ' || relname || ' ' || relpersistence::text || ' ' || coalesce(relacl::text, '') || ' ' || relnatts
      from pg_class where relnamespace = 'public'::regnamespace
      union all
      select 'column ' || attrelid::regclass || ' ' || attnum || ' ' || attname || ' '
          || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || atthasdef || ' ' || attidentity::text || ' ' || attcollation
      from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace = 'public'::regnamespace
      union all
      select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
      union all
      select 'index ' || pg_get_indexdef(indexrelid) || ' ' || indisprimary || ' ' || indisclustered
      from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = 'public'::regnamespace
      union all
      select 'comment ' || coalesce(objoid::regclass::text, '') || ' ' || objsubid || ' ' || description
      from pg_description join pg_class on pg_class.oid = objoid and classoid = 'pg_class'::regclass
      where relnamespace = 'public'::regnamespace
      union all
      select 'routine ' || proname from pg_proc where pronamespace = 'public'::regnamespace
      union all
      select 'type ' || typname from pg_type where typnamespace = 'public'::regnamespace
      union all
      select 'schema ' || nspname || ' ' || coalesce(nspacl::text, '') from pg_namespace
      where nspname not like 'pg\\_%'
      union all
      select 'extension ' || extname from pg_extension
      union all
      select 'role ' || rolname || ' ' || rolsuper || rolinherit || rolcreaterole || rolcreatedb || rolcanlogin || rolreplication || rolbypassrls
      from pg_roles where rolname not like 'pg\\_%'
      union all
      select 'database ' || datname || ' ' || pg_encoding_to_char(encoding) || ' ' || datlocprovider::text || ' '
          || datcollate || ' ' || datctype || ' ' || coalesce(datlocale, '') || ' ' || coalesce(datacl::text, '')
      from pg_database where datname = current_database()
      order by 1
      """;

  private static final String ROWS =
      """
      select count(*) || ' rows ' || md5(string_agg(ctid::text || one::text, ',' order by ctid))
          || ' of ' || count(distinct xmin::text) || ' transaction'
      from public.%s as one
      """;

  private SourceFingerprint() {}

  /** One line for each thing in the catalogue, and one for the rows of each table. */
  static Map<String, List<String>> of(PostgresServer server) throws SQLException {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    try (Connection connection = server.connect("marketplace");
        Statement statement = connection.createStatement()) {
      statement.execute("set timezone to 'UTC'");
      lines.put("catalogue", all(statement, CATALOGUE));
      for (String table :
          all(
              statement,
              "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1")) {
        lines.put(table, all(statement, ROWS.formatted(table)));
      }
    }
    return lines;
  }

  private static List<String> all(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
