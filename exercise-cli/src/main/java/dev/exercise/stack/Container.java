package dev.exercise.stack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A container that an engine has.
 *
 * @param name as commands name it
 * @param state "running", "exited" and the like
 * @param status the same for people, with its health: "Up 2 minutes (healthy)"
 * @param service the Compose service that it is of, empty for none
 * @param project the Compose project that it is of, empty for none
 * @param folder the folder that its project was brought up in
 * @param ports what it publishes, as Docker writes it
 */
public record Container(
    String name,
    String state,
    String status,
    String service,
    String project,
    Optional<Path> folder,
    String ports) {

  static final String FORMAT =
      "{{.Names}}\t{{.State}}\t{{.Status}}\t{{.Label \"com.docker.compose.service\"}}"
          + "\t{{.Label \"com.docker.compose.project\"}}"
          + "\t{{.Label \"com.docker.compose.project.working_dir\"}}\t{{.Ports}}";

  private static final Pattern TAB = Pattern.compile("\t");

  static Container parse(String line) {
    String[] fields = TAB.split(line, -1);
    if (fields.length != 7) {
      throw new IllegalStateException("Docker describes a container as '%s'.".formatted(line));
    }
    return new Container(
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        fields[4],
        fields[5].isEmpty() ? Optional.empty() : Optional.of(Path.of(fields[5])),
        fields[6]);
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return state.equals("running");
  }

  /** Whether it runs, and is well as far as anybody looks. */
  public boolean isWell() {
    return isRunning() && !status.contains("unhealthy") && !status.contains("health: starting");
  }

  /** Whether it was there for one piece of work, and has done it. */
  public boolean hasDoneItsWork() {
    return status.startsWith("Exited (0)");
  }

  /** Whether it holds a port of this machine's. */
  public boolean publishes(int port) {
    return isRunning() && ports.contains(":%d->".formatted(port));
  }
}
