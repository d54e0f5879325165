package dev.exercise.marketplace.picture;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.generate.CleanWorld;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws what a clean world looks like; the same world gives the same bytes. Argument: the folder
 * for the pictures.
 */
public final class Pictures {

  private static final World WORLD = World.of(1, "10");
  private static final String OF = "Clean world of seed 1, scale 10. ";
  private static final List<String> CHANNELS = List.of("web", "mobile", "pos");
  private static final List<String> MONTHS =
      List.of("Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun");

  private final Connection connection;
  private final Path folder;

  private Pictures(Connection connection, Path folder) {
    this.connection = connection;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
      PostgresServer server =
          new PostgresServer("localhost", postgres.getPort(), "postgres", "postgres");
      try (Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute(resource("/dev/exercise/marketplace/schema/V1__marketplace.sql"));
        CleanWorld.load(server, "postgres", "public", WORLD, Progress.NONE);
        statement.execute("set timezone to 'UTC'; analyze");
        Pictures pictures = new Pictures(connection, folder);
        pictures.ordersByDay();
        pictures.sellers();
        pictures.baskets();
        pictures.cohorts();
        pictures.payments();
      }
    }
  }

  private void ordersByDay() throws IOException, SQLException {
    Chart chart =
        new Chart(
            "Orders by day and channel", OF + "A line for each channel; days in UTC.", 365, 400);
    for (int orders = 0; orders <= 400; orders += 100) {
      chart.tickY(orders, Integer.toString(orders));
    }
    int[] firstDays = {0, 31, 62, 92, 123, 153, 184, 215, 243, 274, 304, 335};
    for (int month = 0; month < MONTHS.size(); month++) {
      String year = month == 0 ? " 2025" : month == 6 ? " 2026" : "";
      chart.tickX(firstDays[month], MONTHS.get(month) + year);
    }
    List<double[]> rows = rows("orders_by_day.sql");
    for (int channel = 0; channel < CHANNELS.size(); channel++) {
      int column = channel + 1;
      List<double[]> line = rows.stream().map(row -> new double[] {row[0], row[column]}).toList();
      String colour = Chart.COLOURS.get(channel);
      chart.curve(line, colour, 1.3, false);
      chart.label(8 + channel * 60.0, 375, 0, 0, "start", colour, "— " + CHANNELS.get(channel));
    }
    write("orders-by-day", chart.axes("first day of the month", "orders a day"));
  }

  private void sellers() throws IOException, SQLException {
    Chart chart =
        new Chart(
            "Few sellers make most of the sales",
            OF + "Confirmed orders, amounts in USD; the dashed line is a market of equals.",
            100,
            100);
    percentAxes(chart);
    chart.curve(List.of(new double[] {0, 0}, new double[] {100, 100}), "#777777", 1.2, true);
    List<double[]> rows = rows("seller_concentration.sql");
    chart.curve(rows, Chart.COLOURS.get(0), 2.2, false);
    double[] tenth = rows.stream().filter(row -> row[0] >= 10).findFirst().orElseThrow();
    chart.label(
        tenth[0],
        tenth[1],
        10,
        -14,
        "start",
        Chart.COLOURS.get(0),
        "10 %% of sellers: %.0f %% of sales".formatted(tenth[1]));
    write("seller-concentration", chart.axes("sellers, the largest first, %", "sales, %"));
  }

  private void baskets() throws IOException, SQLException {
    List<double[]> rows = rows("basket_size.sql");
    Chart chart =
        new Chart(
            "Most baskets are small, and some are large",
            OF + "Pieces in an order: the sum of the quantities of its items.",
            12,
            35);
    for (int share = 0; share <= 35; share += 5) {
      chart.tickY(share, share + " %");
    }
    for (double[] row : rows) {
      double left = row[0] - 1;
      chart.bar(left + 0.12, left + 0.88, row[1], Chart.COLOURS.get(0));
      chart.label(left + 0.5, row[1], 0, 5, "middle", "#222222", percent(row[1]));
      chart.label(
          left + 0.5,
          0,
          0,
          -19,
          "middle",
          "#222222",
          row[0] == 12 ? "12 +" : "%.0f".formatted(row[0]));
    }
    write("basket-size", chart.axes("pieces in an order", "share of orders"));
  }

  private void cohorts() throws IOException, SQLException {
    Chart chart =
        new Chart(
            "Customers come back",
            OF + "Share of a month's new customers with a confirmed order so many months later, %.",
            12,
            12);
    for (int month = 0; month < 12; month++) {
      chart.label(month + 0.5, 0, 0, -19, "middle", "#222222", Integer.toString(month));
      String year = month == 0 || month == 5 ? " 2025" : month == 6 ? " 2026" : "";
      chart.label(0, 11 - month, -8, 8, "end", "#222222", MONTHS.get(month) + year);
    }
    for (double[] row : rows("cohort_retention.sql")) {
      double top = 11 - row[0];
      chart.cell(row[1], top, shade(row[2]));
      chart.label(
          row[1] + 0.5,
          top,
          0,
          8,
          "middle",
          row[2] > 35 ? "#ffffff" : "#222222",
          "%.0f".formatted(row[2]));
    }
    write("cohort-retention", chart.axes("months since the first confirmed order", ""));
  }

  private void payments() throws IOException, SQLException {
    List<String> delays =
        List.of("< 2 s", "2–4 s", "4–6 s", "6–10 s", "10 s–2 d", "2–5 d", "5–10 d", "10–20 d");
    Chart chart =
        new Chart(
            "Some payments are told late",
            OF + "Time from event_at to received_at, both in UTC.",
            delays.size(),
            50);
    for (int share = 0; share <= 50; share += 10) {
      chart.tickY(share, share + " %");
    }
    for (int index = 0; index < delays.size(); index++) {
      chart.label(index + 0.5, 0, 0, -19, "middle", "#222222", delays.get(index));
    }
    for (double[] row : rows("payment_delay.sql")) {
      boolean late = row[0] >= 5;
      chart.bar(row[0] + 0.12, row[0] + 0.88, row[1], Chart.COLOURS.get(late ? 1 : 0));
      chart.label(row[0] + 0.5, row[1], 0, 5, "middle", "#222222", percent(row[1]));
    }
    write("payment-delay", chart.axes("delay", "share of payment events"));
  }

  private static void percentAxes(Chart chart) {
    for (int share = 0; share <= 100; share += 20) {
      chart.tickX(share, Integer.toString(share)).tickY(share, Integer.toString(share));
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share >= 9.95 ? "%.0f" : "%.1f", share);
  }

  /** From white at 0 to blue at 60 and more. */
  private static String shade(double share) {
    double part = Math.min(share, 60) / 60;
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(255 - part * 255),
        Math.round(255 - part * (255 - 0x72)),
        Math.round(255 - part * (255 - 0xb2)));
  }

  private List<double[]> rows(String query) throws IOException, SQLException {
    List<double[]> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(resource(query))) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        double[] row = new double[columns];
        for (int index = 0; index < columns; index++) {
          row[index] = result.getDouble(index + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private void write(String name, Chart chart) throws IOException {
    Files.writeString(folder.resolve(name + ".svg"), chart.svg(), StandardCharsets.UTF_8);
  }

  private static String resource(String name) throws IOException {
    try (InputStream text = Pictures.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
