package dev.exercise.cli;

import dev.exercise.session.SessionRuntime;
import dev.exercise.stack.Ports;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the services of an embedded session listen; a room of containers has the manual's. */
final class PortOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--postgres-port", paramLabel = "PORT", description = "Default: 5432.")
  private Integer postgres;

  @Option(
      names = "--bigquery-port",
      paramLabel = "PORT",
      description = "The emulator's REST interface. Default: 9050.")
  private Integer bigQuery;

  @Option(
      names = "--bigquery-grpc-port",
      paramLabel = "PORT",
      description = "The emulator's gRPC interface. Default: 9060.")
  private Integer bigQueryGrpc;

  @Option(
      names = "--airbyte-port",
      paramLabel = "PORT",
      description = "Airbyte's web pages and API. Default: 8000.")
  private Integer airbyte;

  @Option(
      names = "--airflow-port",
      paramLabel = "PORT",
      description = "Airflow's web pages and API. Default: 8080.")
  private Integer airflow;

  /** The ports for a runtime; what cannot be is an error of usage. */
  Ports of(SessionRuntime runtime) {
    boolean named =
        Stream.of(postgres, bigQuery, bigQueryGrpc, airbyte, airflow)
            .anyMatch(port -> port != null);
    if (named && runtime == SessionRuntime.COMPOSE) {
      throw new ParameterException(
          spec.commandLine(),
          "Ports are for --runtime embedded: a room of containers has those of the manual.");
    }
    try {
      return new Ports(
          named(postgres, Ports.MANUAL.postgres()),
          named(bigQuery, Ports.MANUAL.bigQueryRest()),
          named(bigQueryGrpc, Ports.MANUAL.bigQueryGrpc()),
          named(airbyte, Ports.MANUAL.airbyte()),
          named(airflow, Ports.MANUAL.airflow()));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  private static int named(Integer port, int otherwise) {
    return port == null ? otherwise : port;
  }
}
