package dev.exercise.doctor;

import dev.exercise.check.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the candidate's checklist asks for besides Docker, as far as a tool can see it. */
final class Checklist {

  private static final List<String> EDITORS =
      List.of(
          "code", "codium", "cursor", "zed", "idea", "pycharm", "subl", "nvim", "vim", "emacs",
          "hx", "nano", "vi");

  private static final List<Path> MAC_EDITORS =
      List.of(
          Path.of("/Applications/Visual Studio Code.app"),
          Path.of("/Applications/IntelliJ IDEA.app"),
          Path.of("/Applications/PyCharm.app"));

  private Checklist() {}

  static List<Finding> findings(Map<String, String> environment) {
    return List.of(
        editor(environment)
            .map(found -> Finding.ok("Code editor", found))
            .orElseGet(
                () ->
                    new Finding(
                        "Code editor",
                        Finding.State.OPEN,
                        "none was found",
                        "Have one ready that opens a folder: VS Code, IntelliJ, vim.")),
        new Finding(
            "For you to tick",
            Finding.State.OPEN,
            "manual read, dbt's pages on models, tests and sources reviewed, a terminal at hand",
            "The candidate's pages are in docs/candidate."));
  }

  private static Optional<String> editor(Map<String, String> environment) {
    Stream<String> named =
        Stream.of("VISUAL", "EDITOR").map(environment::get).filter(name -> name != null);
    Stream<String> installed =
        EDITORS.stream()
            .filter(
                editor ->
                    Pattern.compile(":")
                        .splitAsStream(environment.getOrDefault("PATH", ""))
                        .filter(folder -> folder.startsWith("/"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, editor))));
    Stream<String> applications =
        MAC_EDITORS.stream().filter(Files::isDirectory).map(Path::toString);
    return Stream.of(named, installed, applications)
        .flatMap(found -> found)
        .filter(name -> !name.isBlank())
        .findFirst();
  }
}
