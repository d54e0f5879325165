package dev.exercise.doctor;

import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.stack.Docker;
import dev.exercise.stack.Engine;
import dev.exercise.stack.EngineState;
import dev.exercise.stack.NoEngine;
import java.util.Optional;

/**
 * Which runtime a session gets, and why.
 *
 * @param runtime where its services run
 * @param because a sentence
 * @param engine what Docker said
 */
public record RuntimeChoice(SessionRuntime runtime, String because, EngineState engine) {

  /** Takes the one that a session has: its seed and its work are there. */
  public static RuntimeChoice asIn(Session session, Docker docker) {
    return new RuntimeChoice(
        session.runtime(),
        "Runtime %s, as the session of '%s' has it."
            .formatted(session.runtime().id(), session.candidate()),
        docker.engine());
  }

  /**
   * Takes the one that was asked for, and otherwise Docker where an engine answers.
   *
   * @param asked empty for whichever this machine has
   */
  public static RuntimeChoice of(Optional<SessionRuntime> asked, Docker docker) {
    EngineState state = docker.engine();
    if (asked.isPresent()) {
      return new RuntimeChoice(
          asked.get(), "Runtime %s, as asked for.".formatted(asked.get().id()), state);
    }
    if (state instanceof Engine engine) {
      return new RuntimeChoice(
          SessionRuntime.COMPOSE,
          "Runtime compose: Docker engine %s and '%s' answer."
              .formatted(engine.version(), engine.compose()),
          state);
    }
    return new RuntimeChoice(
        SessionRuntime.EMBEDDED, "Runtime embedded: " + ((NoEngine) state).why(), state);
  }
}
