package dev.exercise.check;

import dev.exercise.replay.ReplayListener;
import dev.exercise.session.Session;
import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.Compose;
import dev.exercise.stack.Container;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at every service of a room of containers as the candidate uses it; changes nothing. */
public final class RoomCheck {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String DBT = "dbt project";

  private RoomCheck() {}

  /** What was found of each service, in the order of the data's way. */
  public static List<Finding> run(Session session, Compose compose, ReplayListener listener) {
    List<Finding> findings = new ArrayList<>();
    listener.step("Look at the containers");
    findings.addAll(containers(compose));
    if (compose.containers().stream().noneMatch(Container::isRunning)) {
      // Whoever answers on its ports is somebody else.
      return findings;
    }
    findings.addAll(SessionCheck.services(session, listener));
    listener.step("Let dbt look at its project, in its container");
    // Without a warehouse dbt would try for two minutes, and tell nothing of the project.
    findings.add(
        findings.stream().anyMatch(WarehouseCheck::isFailed) ? DbtCheck.untried() : dbt(compose));
    return findings;
  }

  private static List<Finding> containers(Compose compose) {
    Map<String, String> services = compose.services();
    List<Container> there = compose.containers();
    List<Finding> ill = new ArrayList<>();
    services.forEach(
        (service, name) -> {
          List<Container> own =
              there.stream().filter(container -> container.name().equals(name)).toList();
          if (own.isEmpty()) {
            ill.add(failed(name, "is not there"));
          }
          own.stream()
              .filter(container -> !container.isWell() && !container.hasDoneItsWork())
              .forEach(container -> ill.add(failed(name, container.status())));
        });
    return ill.isEmpty()
        ? List.of(Finding.ok("Containers", "%d are there and well".formatted(services.size())))
        : ill;
  }

  private static Finding failed(String name, String found) {
    return Finding.failed(
        "Container " + name,
        found,
        "'docker compose up -d' in the workspace starts it again; 'docker compose logs %s' says why."
            .formatted(name));
  }

  private static Finding dbt(Compose compose) {
    ChildProgram.Exit exit =
        compose.exec("dbt", LIMIT, line -> {}, List.of("dbt", "--no-use-colors", "debug"));
    return exit.successful()
        ? Finding.ok(DBT, "dbt debug passes in the dbt container")
        : Finding.failed(
            DBT,
            exit.lastLines().stream()
                .filter(line -> line.contains("ERROR") || line.contains("rror:"))
                .findFirst()
                .orElse("dbt debug fails: " + exit.tail().lines().findFirst().orElse("")),
            "Run 'docker exec -it dbt dbt debug': it names what is wrong.");
  }
}
