package dev.exercise.doctor;

import dev.exercise.check.Finding;
import dev.exercise.stack.Compose;
import dev.exercise.stack.Container;
import dev.exercise.stack.Ports;
import java.util.List;
import java.util.Optional;

/** Whether the room's ports and names are free, and who has them otherwise. */
final class PortExam {

  private PortExam() {}

  /**
   * Who listens on a port.
   *
   * @param service what wants it: "the source Postgres"
   * @param containers all of the engine's
   * @param compose whether the room's own containers may have it
   */
  static Finding of(int port, String service, List<Container> containers, boolean compose) {
    String name = "Port %d".formatted(port);
    Optional<String> holder = Ports.holder(port);
    if (holder.isEmpty()) {
      return Finding.ok(name, "free for " + service);
    }
    Optional<Container> container =
        containers.stream().filter(one -> one.publishes(port)).findFirst();
    if (compose && container.filter(one -> one.project().equals(Compose.PROJECT)).isPresent()) {
      return Finding.ok(name, "the room that is up has it for " + service);
    }
    return Finding.failed(
        name,
        "wanted by %s, is held by %s"
            .formatted(
                service,
                container.map(one -> "container '%s'".formatted(one.name())).orElse(holder.get())),
        container
            .map(one -> "Stop it: docker stop %s.".formatted(one.name()))
            .orElse(
                compose
                    ? "Stop that process."
                    : "Stop that process, or choose another port for %s.".formatted(service)));
  }

  /** Whether a container that is not of a room has the name of one that would be. */
  static Finding names(List<Container> containers) {
    List<String> taken =
        containers.stream()
            .filter(container -> !container.project().equals(Compose.PROJECT))
            .map(Container::name)
            .filter(Compose.NAMES::contains)
            .sorted()
            .toList();
    return taken.isEmpty()
        ? Finding.ok("Container names", "free")
        : Finding.failed(
            "Container names",
            "taken by containers that are not of the exercise: " + String.join(", ", taken),
            "Remove them ('docker rm --force %s'), or rename them with 'docker rename'."
                .formatted(String.join(" ", taken)));
  }
}
