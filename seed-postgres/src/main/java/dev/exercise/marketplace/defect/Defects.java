package dev.exercise.marketplace.defect;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.sql.SqlFile;
import java.util.List;
import java.util.stream.Collectors;

/** All defects, read from the migrations beside this class. */
public final class Defects {

  private static final List<Defect> ALL =
      SqlFile.beside(Defects.class).stream().map(Defects::read).toList();

  private Defects() {}

  /** Every defect, in the order in which they are planted. */
  public static List<Defect> all() {
    return ALL;
  }

  /** The defects that are planted at a depth. */
  public static List<Defect> of(Depth depth) {
    return ALL.stream().filter(defect -> depth.includes(defect.depth())).toList();
  }

  /**
   * Finds a defect.
   *
   * @throws IllegalArgumentException naming the choices when there is none of that id
   */
  public static Defect named(String id) {
    return ALL.stream()
        .filter(defect -> defect.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no defect '%s'. Choose one of: %s."
                        .formatted(
                            id, ALL.stream().map(Defect::id).collect(Collectors.joining(", ")))));
  }

  static Defect read(SqlFile file) {
    Defect defect = file.header(Defect.class);
    if (!file.name().matches("V\\d+__" + defect.id().replace('-', '_'))) {
      throw new IllegalArgumentException(
          "%s.sql holds defect '%s'. Name it V<number>__%s.sql."
              .formatted(file.name(), defect.id(), defect.id().replace('-', '_')));
    }
    return defect;
  }
}
