package dev.exercise.airbyte.web;

import dev.exercise.airbyte.Postgres;
import java.io.IOException;
import java.sql.SQLException;

/** A small marketplace in a Postgres of its own, with the user and password of the manual. */
final class Marketplace implements AutoCloseable {

  static final String USER = "marketplace";
  static final String PASSWORD = "marketplace_secret";
  static final int ORDERS = 250;

  private final Postgres postgres;

  private Marketplace(Postgres postgres) {
    this.postgres = postgres;
  }

  static Marketplace start() throws IOException, SQLException {
    Postgres postgres = Postgres.start();
    postgres.run(
        "create role marketplace login superuser password 'marketplace_secret'",
        // Left to itself the server lets everybody in, with any password.
        """
        do $$ begin
            execute format(
                'copy (select unnest(array[%L, %L, %L, %L])) to %L',
                'host all marketplace 127.0.0.1/32 scram-sha-256',
                'host all marketplace ::1/128 scram-sha-256',
                'host all all 127.0.0.1/32 trust',
                'host all all ::1/128 trust',
                current_setting('hba_file'));
        end $$
        """,
        "select pg_reload_conf()",
        "create table users (user_id bigint primary key, email text, updated_at timestamptz not null)",
        "insert into users select i, 'user' || i || '@example.com', timestamptz '2026-11-01' + i * interval '1 hour' from generate_series(1, 100) i",
        "create table orders (order_id bigint primary key, buyer_id bigint, order_status text, items_amount numeric(12, 2), created_at timestamp, updated_at timestamptz not null)",
        "insert into orders select i, i % 100 + 1, 'paid', i * 1.25, timestamp '2026-11-01' + i * interval '1 minute', timestamptz '2026-11-01' + i * interval '1 minute' from generate_series(1, 250) i",
        "create table event_log (event_uuid uuid, entity_type text, entity_id bigint, after jsonb, lsn bigint, occurred_at timestamptz)",
        "insert into event_log select gen_random_uuid(), 'order', i, jsonb_build_object('order_status', 'paid'), i, timestamptz '2026-11-01' + i * interval '1 second' from generate_series(1, 80) i",
        "create table products (product_id bigint primary key, title text, price_amount numeric(12, 2), updated_at timestamptz)",
        "insert into products select i, 'Product ' || i, i, timestamptz '2026-11-01' from generate_series(1, 60) i",
        "create table order_items (order_id bigint, line_number int, product_id bigint, quantity int, primary key (order_id, line_number))",
        "insert into order_items select i, 1, i % 60 + 1, 2 from generate_series(1, 250) i",
        "create table payments (payment_id bigint primary key, order_id bigint, event_at timestamptz)",
        "insert into payments select i, i, timestamptz '2026-11-01' from generate_series(1, 240) i",
        "create table reviews (review_id bigint primary key, rating int, created_at timestamptz)",
        "insert into reviews select i, i % 5 + 1, timestamptz '2026-11-01' from generate_series(1, 70) i",
        "create table seller_tier_history (seller_id bigint, tier text, valid_from timestamptz)",
        "insert into seller_tier_history select i, 'gold', timestamptz '2026-11-01' from generate_series(1, 30) i",
        "create table categories (category_id int primary key, parent_id int, name text)",
        "insert into categories select i, null, 'Category ' || i from generate_series(1, 12) i");
    return new Marketplace(postgres);
  }

  int port() {
    return postgres.config("public").port();
  }

  void run(String... statements) throws SQLException {
    postgres.run(statements);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
