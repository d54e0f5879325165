package dev.exercise.stack;

import java.util.Optional;

/**
 * There is no engine to work with.
 *
 * @param why what was seen, a sentence
 * @param remedy what to do about it, a sentence
 */
public record NoEngine(String why, String remedy) implements EngineState {

  static NoEngine notInstalled() {
    return new NoEngine(
        "There is no 'docker' command.",
        "Install Docker Desktop, or Docker Engine with the Compose plugin.");
  }

  static NoEngine silent(String error, Optional<String> host) {
    if (error.contains("permission denied")) {
      return new NoEngine(
          "You may not talk to the Docker engine: %s.".formatted(error),
          "Join the group of its socket ('sudo usermod -aG docker $USER') and log in anew.");
    }
    return new NoEngine(
        "No Docker engine answers%s: %s.".formatted(at(host), withoutEnd(error)), start(host));
  }

  static NoEngine late(String what, Optional<String> host) {
    return new NoEngine(
        "Docker hangs%s: %s.".formatted(at(host), what),
        "Restart Docker Desktop, or the engine ('sudo systemctl restart docker').");
  }

  static NoEngine withoutCompose(String version) {
    return new NoEngine(
        "Docker engine %s answers, but there is no Docker Compose.".formatted(version),
        "Install the package docker-compose-plugin, or Docker Desktop.");
  }

  private static String at(Optional<String> host) {
    return host.map(" at %s"::formatted).orElse("");
  }

  private static String start(Optional<String> host) {
    return host.isPresent()
        ? "Start that engine, or unset DOCKER_HOST and DOCKER_CONTEXT for this machine's own."
        : "Start Docker Desktop, or the engine ('sudo systemctl start docker').";
  }

  private static String withoutEnd(String sentence) {
    return sentence.replaceFirst("[.?]+$", "");
  }
}
