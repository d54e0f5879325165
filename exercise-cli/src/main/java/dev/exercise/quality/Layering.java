package dev.exercise.quality;

import dev.exercise.grading.CheckResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Judges whether each model reads only what its layer may read. */
final class Layering {

  private final Project project;

  Layering(Project project) {
    this.project = project;
  }

  CheckResult judge() {
    Shares shares = new Shares(QualityCheck.LAYERS, "model", "read what their layer may read");
    for (Model model : project.models()) {
      List<String> found = findings(model);
      shares.add(model, found.isEmpty() ? 1 : 0, found);
    }
    return shares.ended();
  }

  /** Those of the layer that fits best, where several are plausible. */
  private List<String> findings(Model model) {
    return Layer.plausible(model).stream()
        .map(layer -> findings(model, layer))
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private List<String> findings(Model model, Layer layer) {
    List<String> found = new ArrayList<>();
    for (String read : model.reads()) {
      String name = read.substring(read.lastIndexOf('.') + 1);
      if (!mayRead(layer, read)) {
        found.add(
            "%s: %s reads %s %s, %s."
                .formatted(
                    model.place("'" + name + "'"),
                    model.name(),
                    read.startsWith("source.") ? "the source table" : "the model",
                    name,
                    rule(layer)));
      }
    }
    return found;
  }

  private boolean mayRead(Layer layer, String read) {
    if (read.startsWith("source.")) {
      return layer == Layer.STAGING;
    }
    if (project.model(read).isEmpty()) {
      // Seeds and snapshots are at the bottom, and a package's models are not the candidate's.
      return true;
    }
    Model other = project.model(read).get();
    Set<Layer> plausible = Layer.plausible(other);
    return switch (layer) {
      case STAGING -> isBase(other);
      case INTERMEDIATE ->
          plausible.contains(Layer.STAGING) || plausible.contains(Layer.INTERMEDIATE);
      case MART -> true;
    };
  }

  /** A model below staging, where a source takes two steps. */
  private static boolean isBase(Model model) {
    return model.name().startsWith("base_") || model.folders().contains("base");
  }

  private static String rule(Layer layer) {
    return switch (layer) {
      case STAGING -> "and staging reads sources alone";
      case INTERMEDIATE -> "and intermediate models read staging and each other";
      case MART -> "and only staging reads sources";
    };
  }
}
