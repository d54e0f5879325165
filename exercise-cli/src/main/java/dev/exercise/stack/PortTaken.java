package dev.exercise.stack;

import dev.exercise.Problem;

/** A port that the stack wants to listen on is held by somebody else. */
public final class PortTaken extends Problem {

  private final int port;
  private final String service;

  PortTaken(int port, String service, String holder) {
    super(
        "Port %d, wanted by %s, is held by %s. Stop that process, or choose another port for %s."
            .formatted(port, service, holder, service));
    this.port = port;
    this.service = service;
  }

  /** The port that is taken. */
  public int port() {
    return port;
  }

  /** The service that wanted it: "the source Postgres". */
  public String service() {
    return service;
  }
}
