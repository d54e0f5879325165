package dev.exercise.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.EmbeddedStack;
import dev.exercise.stack.Ports;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A Postgres with a small shop in it, and an empty warehouse. */
final class Shop implements AutoCloseable {

  static final String DATABASE = "shop";
  static final String SCHEMA = "public";
  static final String READER = "shop_reader";
  static final String PASSWORD = "shop_secret";

  private final EmbeddedStack stack;
  private final BigQuery warehouse;

  private Shop(EmbeddedStack stack) {
    this.stack = stack;
    this.warehouse =
        BigQueryOptions.newBuilder()
            .setProjectId(Stack.WAREHOUSE_PROJECT)
            .setHost(stack.warehouse().toString())
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
  }

  static Shop open() throws SQLException {
    Shop shop =
        new Shop(
            EmbeddedStack.start(
                TestHome.ledger(),
                Ports.free(),
                TestEnvironments.emulator().python(),
                Progress.NONE));
    try (Connection connection = shop.postgres().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
    shop.run(resource("shop.sql"));
    return shop;
  }

  PostgresServer postgres() {
    return stack.source();
  }

  /** Where the warehouse answers. */
  URI emulator() {
    return stack.warehouse();
  }

  /** Changes what is in the shop. */
  void run(String sql) throws SQLException {
    try (Connection connection = postgres().connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Lets nobody read the table until the connection is closed. */
  Connection lock(String table) throws SQLException {
    Connection holder = postgres().connect(DATABASE);
    holder.setAutoCommit(false);
    try (Statement statement = holder.createStatement()) {
      statement.execute("lock table %s in access exclusive mode".formatted(table));
    }
    return holder;
  }

  /** Rows of the warehouse, each value as BigQuery's text or null. */
  List<List<Object>> warehouse(String sql) throws InterruptedException {
    List<List<Object>> rows = new ArrayList<>();
    for (FieldValueList row : warehouse.query(QueryJobConfiguration.of(sql)).iterateAll()) {
      rows.add(row.stream().map(FieldValue::getValue).toList());
    }
    return rows;
  }

  /** The configuration of the Postgres source, in Airbyte's words. */
  ObjectNode source() {
    ObjectNode configuration =
        object()
            .put("host", postgres().host())
            .put("port", postgres().port())
            .put("database", DATABASE)
            .put("username", READER)
            .put("password", PASSWORD);
    configuration.putArray("schemas").add(SCHEMA);
    configuration.putObject("ssl_mode").put("mode", "disable");
    configuration.putObject("replication_method").put("method", "Standard");
    configuration.putObject("tunnel_method").put("tunnel_method", "NO_TUNNEL");
    return configuration;
  }

  /** The configuration of the BigQuery destination, in Airbyte's words and one of ours. */
  ObjectNode destination(String dataset) {
    return object()
        .put("project_id", Stack.WAREHOUSE_PROJECT)
        .put("dataset_id", dataset)
        .put("dataset_location", "US")
        .put("emulator_host", emulator().toString());
  }

  @Override
  public void close() {
    stack.close();
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String resource(String name) {
    try (InputStream in = Shop.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource %s is missing.".formatted(name));
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
