package dev.exercise.quality;

import dev.exercise.grading.CheckResult;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges whether a model's name and place tell its layer. */
final class Naming {

  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_+[a-z0-9]+)*");

  private final Project project;

  Naming(Project project) {
    this.project = project;
  }

  CheckResult judge() {
    Shares shares = new Shares(QualityCheck.NAMING, "model", "tell their layer by name and folder");
    for (Model model : project.models()) {
      Optional<String> wrong = wrong(model);
      shares.add(
          model,
          wrong.isEmpty() ? 1 : 0,
          wrong.stream().map(what -> "%s: %s".formatted(model.file(), what)).toList());
    }
    return shares.ended();
  }

  private Optional<String> wrong(Model model) {
    String name = model.name();
    if (!SNAKE_CASE.matcher(name).matches()) {
      return Optional.of("the name is not in lower_snake_case.");
    }
    Optional<Layer> folder = Layer.ofFolders(model.folders());
    Optional<Layer> named = Layer.ofName(name, folder.isEmpty());
    if (folder.isEmpty()) {
      return named.isPresent()
          ? Optional.empty()
          : Optional.of("neither name nor folder tells which layer it belongs to.");
    }
    if (named.isPresent()) {
      return named.equals(folder)
          ? Optional.empty()
          : Optional.of(
              "the name says %s, the folder %s."
                  .formatted(named.get().words(), folder.get().words()));
    }
    // Marts are called by what they are about; below them a prefix tells that they are no marts.
    return folder.get() == Layer.MART
            || Layer.ofName(name, true).equals(folder)
            || followsOwnConvention(model, folder.get())
        ? Optional.empty()
        : Optional.of(
            "nothing in the name tells that it is %s."
                .formatted(
                    folder.get() == Layer.STAGING ? "a staging model" : "an intermediate model"));
  }

  /** Whether all models of the layer begin with the same word, which is then the project's own. */
  private boolean followsOwnConvention(Model model, Layer layer) {
    List<Model> others =
        project.models().stream()
            .filter(other -> !other.ofStarter())
            .filter(other -> Layer.ofFolders(other.folders()).equals(Optional.of(layer)))
            .toList();
    int end = model.name().indexOf('_');
    return end > 0
        && others.size() > 1
        && others.stream()
            .allMatch(other -> other.name().startsWith(model.name().substring(0, end + 1)));
  }
}
