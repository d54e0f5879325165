package dev.exercise.doctor;

import dev.exercise.check.Finding;
import dev.exercise.stack.Engine;
import dev.exercise.stack.EngineState;
import dev.exercise.stack.NoEngine;
import java.util.List;

/** Whether Docker is as the room needs it. */
final class EngineExam {

  private static final String DOCKER = "Docker engine";

  private EngineExam() {}

  /**
   * What is to be said of it.
   *
   * @param needed whether the session wants it
   */
  static List<Finding> of(EngineState state, boolean needed) {
    if (state instanceof NoEngine none) {
      return List.of(
          needed
              ? Finding.failed(
                  DOCKER,
                  none.why(),
                  none.remedy() + " Or practise without Docker: --runtime embedded.")
              : Finding.ok(DOCKER, "not needed. " + none.why()));
    }
    Engine engine = (Engine) state;
    if (!needed) {
      return List.of(Finding.ok(DOCKER, "%s, not needed".formatted(engine.version())));
    }
    return List.of(version(engine), compose(engine), memory(engine));
  }

  private static Finding version(Engine engine) {
    return engine.isRecent()
        ? Finding.ok(DOCKER, "%s on %s".formatted(engine.version(), engine.system()))
        : Finding.failed(
            DOCKER,
            "%s is too old".formatted(engine.version()),
            "Install %d or later: older ones do not build the images.".formatted(Engine.OLDEST));
  }

  private static Finding compose(Engine engine) {
    return engine.hasRecentCompose()
        ? Finding.ok(
            "Docker Compose", "%s ('%s')".formatted(engine.composeVersion(), engine.compose()))
        : Finding.failed(
            "Docker Compose",
            "%s ('%s') is too old".formatted(engine.composeVersion(), engine.compose()),
            "Install Docker Compose %s or later (package docker-compose-plugin)."
                .formatted(Engine.OLDEST_COMPOSE));
  }

  private static Finding memory(Engine engine) {
    String has = "the engine has " + engine.memoryText();
    String give =
        "Give it 8 GB: Docker Desktop, Settings, Resources, Memory limit; on Linux it is the"
            + " machine's own.";
    if (engine.memory() >= Engine.MEMORY_WANTED) {
      return Finding.ok("Docker's memory", has);
    }
    return engine.memory() >= Engine.MEMORY_NEEDED
        ? new Finding(
            "Docker's memory",
            Finding.State.OPEN,
            has + "; with less than 8 GB services may be killed in the session",
            give)
        : Finding.failed("Docker's memory", has + ", which is too little for the room", give);
  }
}
