package dev.exercise.grading.comparison;

/** What is found in a cell that does not exist; unlike NULL it equals only itself. */
enum Missing {
  ROW("no row"),
  COLUMN("no column");

  private final String shown;

  Missing(String shown) {
    this.shown = shown;
  }

  @Override
  public String toString() {
    return shown;
  }
}
