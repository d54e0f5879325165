package dev.exercise.quality;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The layers of a project, by the names that people give to their folders and models. */
enum Layer {
  STAGING(
      "staging",
      "staging|stage|stg|base|sources?|src|raw|bronze|landing",
      "stg|staging",
      "base|src"),
  INTERMEDIATE(
      "intermediate",
      "intermediate|int|interim|silver|prep|transform(s|ed)?",
      "int|intermediate",
      // Matches nothing.
      "(?!)"),
  MART(
      "marts",
      "marts?|gold|reporting|reports|analytics|facts?|dimensions|fct|dim|presentation",
      "fct|fact|dim|mart",
      "agg|rpt|report|bridge|obt|metric");

  private static final Set<String> CONTRACT =
      Marts.of(Depth.FULL).stream()
          .map(Mart::name)
          .map(name -> name.toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());

  private final String words;
  private final Pattern folders;
  private final Pattern prefixes;
  private final Pattern loosePrefixes;

  Layer(String words, String folders, String prefixes, String loosePrefixes) {
    this.words = words;
    this.folders = Pattern.compile(folders);
    this.prefixes = Pattern.compile(prefixes);
    this.loosePrefixes = Pattern.compile(loosePrefixes);
  }

  String words() {
    return words;
  }

  /** Whether the brief asks for a table of this name. */
  static boolean isAskedFor(String name) {
    return CONTRACT.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The layer whose folder a model is in, the nearest of several. */
  static Optional<Layer> ofFolders(List<String> folders) {
    for (int i = folders.size() - 1; i >= 0; i--) {
      String folder = folders.get(i).toLowerCase(Locale.ROOT).replaceFirst("^\\d+[_-]", "");
      for (Layer layer : values()) {
        if (layer.folders.matcher(folder).matches()) {
          return Optional.of(layer);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The layer that a model's name says.
   *
   * @param loosely also by prefixes that are used in several layers
   */
  static Optional<Layer> ofName(String name, boolean loosely) {
    if (isAskedFor(name)) {
      return Optional.of(MART);
    }
    int end = name.indexOf('_');
    String prefix = end < 0 ? "" : name.substring(0, end).toLowerCase(Locale.ROOT);
    for (Layer layer : values()) {
      if (layer.prefixes.matcher(prefix).matches()
          || (loosely && layer.loosePrefixes.matcher(prefix).matches())) {
        return Optional.of(layer);
      }
    }
    return Optional.empty();
  }

  /**
   * The layers that a model may be meant for: where name and folder disagree both of them, since
   * that is a matter of naming; where neither says anything, all.
   */
  static Set<Layer> plausible(Model model) {
    if (isAskedFor(model.name())) {
      return EnumSet.of(MART);
    }
    Optional<Layer> folder = ofFolders(model.folders());
    Optional<Layer> name = ofName(model.name(), folder.isEmpty());
    Set<Layer> layers = EnumSet.noneOf(Layer.class);
    folder.ifPresent(layers::add);
    name.ifPresent(layers::add);
    return layers.isEmpty() ? EnumSet.allOf(Layer.class) : layers;
  }
}
