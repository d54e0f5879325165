package dev.exercise.marketplace.picture;

import java.util.List;
import java.util.Locale;

/** A chart as SVG: a frame with a title and two labelled axes, and what is drawn into it. */
final class Chart {

  /** Colours that are told apart with any colour vision (Okabe and Ito). */
  static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7");

  private static final int WIDTH = 760;
  private static final int HEIGHT = 380;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 70;
  private static final int BOTTOM = 55;
  private static final String GREY = "#d9d9d9";

  private final StringBuilder svg = new StringBuilder();
  private final double mostX;
  private final double mostY;

  /**
   * @param mostX right end of the horizontal axis, which begins at 0
   * @param mostY upper end of the vertical axis, which begins at 0
   */
  Chart(String title, String subtitle, double mostX, double mostY) {
    this.mostX = mostX;
    this.mostY = mostY;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d"\
         font-family="Helvetica, Arial, sans-serif" role="img">
        <title>%3$s</title>
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        <text x="%4$d" y="26" font-size="17" font-weight="bold" fill="#222222">%3$s</text>
        <text x="%4$d" y="46" font-size="12.5" fill="#555555">%5$s</text>
        """
            .formatted(WIDTH, HEIGHT, escaped(title), LEFT, escaped(subtitle)));
  }

  double x(double value) {
    return LEFT + value / mostX * (WIDTH - LEFT - RIGHT);
  }

  double y(double value) {
    return HEIGHT - BOTTOM - value / mostY * (HEIGHT - TOP - BOTTOM);
  }

  /** Labels below and at the left of the frame. */
  Chart axes(String horizontal, String vertical) {
    text((x(0) + x(mostX)) / 2, HEIGHT - 12, "middle", 12.5, "#222222", horizontal);
    double middle = (y(0) + y(mostY)) / 2;
    svg.append(
        format(
            "<text transform=\"translate(18 %.1f) rotate(-90)\" text-anchor=\"middle\""
                + " font-size=\"12.5\" fill=\"#222222\">%s</text>%n",
            middle, escaped(vertical)));
    return this;
  }

  Chart tickX(double value, String label) {
    line(x(value), y(0), x(value), y(0) + 5, "#222222");
    text(x(value), y(0) + 19, "middle", 12, "#222222", label);
    return this;
  }

  /** A label at the left with a thin line across. */
  Chart tickY(double value, String label) {
    line(x(0), y(value), x(mostX), y(value), value == 0 ? "#222222" : GREY);
    text(x(0) - 8, y(value) + 4, "end", 12, "#222222", label);
    return this;
  }

  Chart bar(double from, double to, double height, String colour) {
    rectangle(x(from), y(height), x(to) - x(from), y(0) - y(height), colour);
    return this;
  }

  /** A rectangle from (x, y) in the units of the axes, one by one unit large. */
  Chart cell(double x, double y, String colour) {
    rectangle(x(x) + 0.5, y(y + 1) + 0.5, x(1) - x(0) - 1, y(0) - y(1) - 1, colour);
    return this;
  }

  Chart curve(List<double[]> points, String colour, double width, boolean dashed) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(format("%.1f,%.1f ", x(point[0]), y(point[1])));
    }
    svg.append(
        format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>%n",
            path.toString().strip(), colour, width, dashed ? " stroke-dasharray=\"6 4\"" : ""));
    return this;
  }

  /** Text at a place in the units of the axes, moved by some pixels. */
  Chart label(
      double x, double y, double right, double up, String anchor, String colour, String text) {
    text(x(x) + right, y(y) - up, anchor, 12, colour, text);
    return this;
  }

  String svg() {
    return svg + "</svg>\n";
  }

  private void text(double x, double y, String anchor, double size, String colour, String text) {
    svg.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%.1f\" fill=\"%s\">%s</text>%n",
            x, y, anchor, size, colour, escaped(text)));
  }

  private void line(double fromX, double fromY, double toX, double toY, String colour) {
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
            fromX, fromY, toX, toY, colour));
  }

  private void rectangle(double x, double y, double width, double height, String colour) {
    svg.append(
        format(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
            x, y, width, height, colour));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values).replace(System.lineSeparator(), "\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
