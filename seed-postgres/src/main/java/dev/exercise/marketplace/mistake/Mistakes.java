package dev.exercise.marketplace.mistake;

import dev.exercise.marketplace.defect.Defects;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.sql.SqlFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All mistakes, read from the SQL files beside this class. */
public final class Mistakes {

  private static final String NO_DEFECT = "none";

  private static final List<Mistake> ALL =
      SqlFile.beside(Mistakes.class).stream().map(Mistakes::read).toList();

  private Mistakes() {}

  /** Every mistake, by id. */
  public static List<Mistake> all() {
    return ALL;
  }

  /** The mistakes that show in a mart. */
  public static List<Mistake> showingIn(Mart mart) {
    return ALL.stream().filter(mistake -> mistake.showsIn(mart.name())).toList();
  }

  /**
   * Finds a mistake.
   *
   * @throws IllegalArgumentException when there is none of that id
   */
  public static Mistake named(String id) {
    return ALL.stream()
        .filter(mistake -> mistake.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no mistake '%s'. The ids are the names of the files in the folder of mistakes."
                        .formatted(id)));
  }

  static Mistake read(SqlFile file) {
    Header header = file.header(Header.class);
    if (!header.id().equals(file.name())) {
      throw new IllegalArgumentException(
          "%s.sql says that it is mistake '%s'. Give file and mistake one name."
              .formatted(file.name(), header.id()));
    }
    header.marts().forEach(Marts::named);
    Optional<String> defect = Optional.of(header.defect()).filter(id -> !id.equals(NO_DEFECT));
    defect.ifPresent(Defects::named);
    return new Mistake(
        header.id(),
        kind(file, header.kind()),
        defect,
        header.title(),
        header.ask(),
        header.marts(),
        OverlayView.allIn(file.name(), file.body()));
  }

  private static Mistake.Kind kind(SqlFile file, String text) {
    for (Mistake.Kind kind : Mistake.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "The front matter of %s.sql is wrong: there is no kind '%s'. Choose one of: left-in, over-corrected, logic."
            .formatted(file.name(), text));
  }

  private record Header(
      String id, String kind, String defect, String title, String ask, List<String> marts) {}
}
