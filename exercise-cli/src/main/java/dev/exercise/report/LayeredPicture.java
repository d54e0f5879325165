package dev.exercise.report;

import dev.exercise.grading.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A graph drawn from left to right: each item stands right of what it comes after, few lines cross,
 * and equal graphs give equal pictures. Public for the templates.
 *
 * @param width of the drawing, in its own units
 * @param height of the drawing
 * @param boxes the items
 * @param lines from item to item
 */
public record LayeredPicture(int width, int height, List<Box> boxes, List<Line> lines) {

  /** More would be too small to read on paper; further columns share one. */
  private static final int MOST_COLUMNS = 8;

  /** More in a column are folded into one box. */
  private static final int MOST_ROWS = 18;

  private static final int PAPER = 960;
  private static final int NARROWEST = 104;
  private static final int WIDEST = 200;
  private static final int WIDEST_GAP = 64;
  private static final int BOX_HEIGHT = 34;
  private static final int ROW = 42;
  private static final int MARGIN = 2;
  private static final int SWEEPS = 6;

  public LayeredPicture {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /**
   * Something to draw.
   *
   * @param id names it among the others
   * @param name to be read
   * @param remark what is to be said of it, with a sign before it where it is a verdict
   * @param tone how it looks: a class of the style sheet
   * @param column that it stands in at the earliest
   * @param after ids of the items that it comes after
   * @param telling whether it must be seen when others are folded
   */
  public record Item(
      String id,
      String name,
      String remark,
      String tone,
      int column,
      List<String> after,
      boolean telling) {
    public Item {
      after = List.copyOf(after);
    }
  }

  /** An item in its place. */
  public record Box(int x, int y, int width, int height, Item item) {

    /** Letters of equal width, 10 units high, are 6 wide. */
    private static final int LETTER = 6;

    private static final int PADDING = 8;

    /** The name, its middle left out where it is far too long. */
    public String shownName() {
      int most = (width - 2 * PADDING) * 6 / (5 * LETTER);
      String name = item.name();
      int count = name.codePointCount(0, name.length());
      if (count <= most) {
        return name;
      }
      int head = name.offsetByCodePoints(0, most - most / 2 - 1);
      int tail = name.offsetByCodePoints(0, count - most / 2);
      return name.substring(0, head) + "…" + name.substring(tail);
    }

    /** The width that the name is squeezed into; 0 where it fits as it is. */
    public int squeezed() {
      int letters = shownName().codePointCount(0, shownName().length());
      return letters * LETTER > width - 2 * PADDING ? width - 2 * PADDING : 0;
    }
  }

  /** A line, as the path of an SVG. */
  public record Line(String path) {}

  /** Draws these items; what they come after and is not among them is left out. */
  public static LayeredPicture of(List<Item> items) {
    return new Drawing(items).draw();
  }

  /** Items on their way into their places. */
  private static final class Drawing {

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, String> foldedInto = new HashMap<>();
    private final Map<Integer, List<Item>> rows = new TreeMap<>();

    Drawing(List<Item> items) {
      items.stream()
          .sorted(Comparator.comparing(Item::name).thenComparing(Item::id))
          .forEach(item -> this.items.put(item.id(), item));
    }

    LayeredPicture draw() {
      place();
      fold();
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        arrange(sweep % 2 == 0);
      }
      return picture();
    }

    /** One more than the rightmost of what it comes after; a circle does not turn for ever. */
    private void place() {
      items.values().forEach(item -> columns.put(item.id(), Math.max(0, item.column())));
      boolean moved = true;
      for (int round = 0; moved && round < items.size(); round++) {
        moved = false;
        for (Item item : items.values()) {
          int earliest = columns.get(item.id());
          for (String before : item.after()) {
            earliest = Math.max(earliest, columns.getOrDefault(before, -1) + 1);
          }
          moved |= earliest != columns.put(item.id(), earliest);
        }
      }
      List<Integer> used = columns.values().stream().distinct().sorted().toList();
      int last = Math.max(1, used.size() - 1);
      for (Item item : items.values()) {
        int column = used.indexOf(columns.get(item.id()));
        int squeezed = used.size() <= MOST_COLUMNS ? column : column * (MOST_COLUMNS - 1) / last;
        rows.computeIfAbsent(squeezed, empty -> new ArrayList<>()).add(item);
      }
      // Those that share a column though one comes after the other stand below it.
      rows.values()
          .forEach(column -> column.sort(Comparator.comparing(item -> columns.get(item.id()))));
      rows.forEach((column, own) -> own.forEach(item -> columns.put(item.id(), column)));
    }

    private void fold() {
      for (Map.Entry<Integer, List<Item>> entry : rows.entrySet()) {
        List<Item> column = entry.getValue();
        if (column.size() <= MOST_ROWS) {
          continue;
        }
        List<Item> kept =
            column.stream()
                .sorted(Comparator.comparing((Item item) -> !item.telling()))
                .limit(MOST_ROWS - 1)
                .toList();
        List<Item> folded = column.stream().filter(item -> !kept.contains(item)).toList();
        String id = "folded " + entry.getKey();
        Set<String> after = new LinkedHashSet<>();
        for (Item item : folded) {
          foldedInto.put(item.id(), id);
          after.addAll(item.after());
        }
        Item rest =
            new Item(
                id,
                "… %s more".formatted(Words.count(folded.size())),
                "in the table below",
                "folded",
                entry.getKey(),
                List.copyOf(after),
                false);
        columns.put(id, entry.getKey());
        List<Item> shown = new ArrayList<>(column.stream().filter(kept::contains).toList());
        shown.add(rest);
        entry.setValue(shown);
      }
    }

    /** Brings each item to the height of its neighbours on one side. */
    private void arrange(boolean byLeft) {
      Map<String, Double> heights = new HashMap<>();
      rows.values()
          .forEach(
              column -> {
                for (int row = 0; row < column.size(); row++) {
                  heights.put(column.get(row).id(), row - (column.size() - 1) / 2.0);
                }
              });
      Map<String, List<Double>> neighbours = new HashMap<>();
      rows.values().stream()
          .flatMap(List::stream)
          .forEach(
              item -> {
                for (String before : before(item)) {
                  String to = byLeft ? item.id() : before;
                  String from = byLeft ? before : item.id();
                  neighbours.computeIfAbsent(to, none -> new ArrayList<>()).add(heights.get(from));
                }
              });
      for (List<Item> column : rows.values()) {
        if (column.stream().anyMatch(item -> sharesColumn(item))) {
          continue;
        }
        column.sort(
            Comparator.comparingDouble(
                item ->
                    neighbours.getOrDefault(item.id(), List.of()).stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(heights.get(item.id()))));
      }
    }

    private boolean sharesColumn(Item item) {
      return before(item).stream().anyMatch(one -> columns.get(one).equals(columns.get(item.id())));
    }

    /** What is drawn of that which an item comes after. */
    private Set<String> before(Item item) {
      Set<String> before = new LinkedHashSet<>();
      for (String id : item.after()) {
        String drawn = foldedInto.getOrDefault(id, id);
        if (columns.containsKey(drawn) && !drawn.equals(item.id())) {
          before.add(drawn);
        }
      }
      return before;
    }

    private LayeredPicture picture() {
      int count = Math.max(1, rows.size());
      int tallest = rows.values().stream().mapToInt(List::size).max().orElse(0);
      int gap = count == 1 ? 0 : Math.max(26, Math.min(WIDEST_GAP, PAPER / count / 4));
      int boxWidth =
          Math.max(NARROWEST, Math.min(WIDEST, (PAPER - 2 * MARGIN - gap * (count - 1)) / count));
      int height = tallest * ROW - (ROW - BOX_HEIGHT) + 2 * MARGIN;
      Map<String, Box> boxes = new LinkedHashMap<>();
      int x = MARGIN;
      for (List<Item> column : rows.values()) {
        int y = MARGIN + (tallest - column.size()) * ROW / 2;
        for (Item item : column) {
          boxes.put(item.id(), new Box(x, y, boxWidth, BOX_HEIGHT, item));
          y += ROW;
        }
        x += boxWidth + gap;
      }
      List<Line> lines = new ArrayList<>();
      for (Box box : boxes.values()) {
        for (String before : before(box.item())) {
          lines.add(new Line(path(boxes.get(before), box)));
        }
      }
      return new LayeredPicture(
          2 * MARGIN + count * boxWidth + (count - 1) * gap,
          Math.max(height, 1),
          List.copyOf(boxes.values()),
          lines);
    }

    private static String path(Box from, Box to) {
      int fromY = from.y() + from.height() / 2;
      int toY = to.y() + to.height() / 2;
      if (from.x() == to.x()) {
        int left = from.x() + 18;
        return to.y() == from.y() + ROW
            ? "M%d %dV%d".formatted(left, from.y() + from.height(), to.y())
            : "M%d %dC%d %d %d %d %d %d"
                .formatted(
                    from.x(), fromY, from.x() - 16, fromY, from.x() - 16, toY, from.x(), toY);
      }
      int start = from.x() + from.width();
      int bend = (to.x() - start) / 2;
      return "M%d %dC%d %d %d %d %d %d"
          .formatted(start, fromY, start + bend, fromY, to.x() - bend, toY, to.x(), toY);
    }
  }
}
