package dev.exercise.marketplace.mart;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.sql.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All marts, read from the SQL files beside this class. */
public final class Marts {

  private static final List<MartQuery> QUERIES =
      inReadingOrder(SqlFile.beside(Marts.class).stream().map(Marts::read).toList());

  private Marts() {}

  /** Every mart, those first that others read from. */
  public static List<Mart> all() {
    return QUERIES.stream().map(MartQuery::mart).toList();
  }

  /** The marts that are asked for at a depth. */
  public static List<Mart> of(Depth depth) {
    return all().stream().filter(mart -> depth.includes(mart.depth())).toList();
  }

  /**
   * Finds a mart.
   *
   * @throws IllegalArgumentException naming the choices when there is none of that name
   */
  public static Mart named(String name) {
    return all().stream()
        .filter(mart -> mart.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no mart '%s'. Choose one of: %s."
                        .formatted(
                            name,
                            all().stream().map(Mart::name).collect(Collectors.joining(", ")))));
  }

  /** The reference queries, those first that others read from. */
  public static List<MartQuery> queries() {
    return QUERIES;
  }

  static MartQuery read(SqlFile file) {
    Header header = file.header(Header.class);
    if (!header.name().equals(file.name())) {
      throw new IllegalArgumentException(
          "%s.sql says that it is mart '%s'. Give file and mart one name."
              .formatted(file.name(), header.name()));
    }
    List<Column> columns =
        header.columns().entrySet().stream()
            .map(column -> new Column(column.getKey(), column.getValue()))
            .toList();
    Mart mart = new Mart(header.name(), header.depth(), header.grain(), columns);
    return new MartQuery(mart, file.body(), header.touched());
  }

  private static List<MartQuery> inReadingOrder(List<MartQuery> queries) {
    List<MartQuery> waiting = new ArrayList<>(queries);
    List<MartQuery> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<MartQuery> ready =
          waiting.stream()
              .filter(
                  query ->
                      waiting.stream()
                          .noneMatch(
                              other -> !other.equals(query) && query.mentions(other.mart().name())))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException(
            "These reference queries read from each other in a circle: %s."
                .formatted(waiting.stream().map(query -> query.mart().name()).toList()));
      }
      ordered.addAll(ready);
      waiting.removeAll(ready);
    }
    return List.copyOf(ordered);
  }

  private record Header(
      String name,
      Depth depth,
      List<String> grain,
      Map<String, ColumnType> columns,
      String touched) {}
}
