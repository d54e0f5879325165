package dev.exercise.stack;

import dev.exercise.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the services of a stack listen, all on 127.0.0.1.
 *
 * @param postgres the source Postgres
 * @param bigQueryRest the warehouse's REST API
 * @param bigQueryGrpc the warehouse's Storage API
 * @param airbyte the Airbyte-compatible server
 * @param airflow Airflow's web pages and API
 */
public record Ports(int postgres, int bigQueryRest, int bigQueryGrpc, int airbyte, int airflow) {

  /** The ports that the candidate's manual names. */
  public static final Ports MANUAL = new Ports(5432, 9050, 9060, 8000, 8080);

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  static final String POSTGRES_SERVICE = "the source Postgres";
  static final String REST_SERVICE = "the BigQuery emulator (REST)";
  static final String GRPC_SERVICE = "the BigQuery emulator (gRPC)";
  static final String AIRBYTE_SERVICE = "Airbyte";
  static final String AIRFLOW_SERVICE = "Airflow";

  public Ports {
    List<Integer> all = List.of(postgres, bigQueryRest, bigQueryGrpc, airbyte, airflow);
    for (int port : all) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("Port %d is not between 1 and 65535.".formatted(port));
      }
    }
    if (all.stream().distinct().count() < all.size()) {
      throw new IllegalArgumentException(
          "The services need five different ports, not %d, %d, %d, %d and %d."
              .formatted(postgres, bigQueryRest, bigQueryGrpc, airbyte, airflow));
    }
  }

  /** Ports that nobody listens on now. */
  public static Ports free() {
    try (ServerSocket one = listen(0);
        ServerSocket two = listen(0);
        ServerSocket three = listen(0);
        ServerSocket four = listen(0);
        ServerSocket five = listen(0)) {
      return new Ports(
          one.getLocalPort(),
          two.getLocalPort(),
          three.getLocalPort(),
          four.getLocalPort(),
          five.getLocalPort());
    } catch (IOException e) {
      throw new Problem("No free port was found on 127.0.0.1: %s.".formatted(e.getMessage()), e);
    }
  }

  /**
   * Makes sure that all can be listened on.
   *
   * @throws PortTaken for the first that cannot
   */
  void requireFree() {
    requireFree(postgres, POSTGRES_SERVICE);
    requireFree(bigQueryRest, REST_SERVICE);
    requireFree(bigQueryGrpc, GRPC_SERVICE);
    requireFree(airbyte, AIRBYTE_SERVICE);
    requireFree(airflow, AIRFLOW_SERVICE);
  }

  /** What wants each port, as a user reads it, in the order of the data's way. */
  public Map<Integer, String> services() {
    Map<Integer, String> services = new LinkedHashMap<>();
    services.put(postgres, POSTGRES_SERVICE);
    services.put(airbyte, AIRBYTE_SERVICE);
    services.put(airflow, AIRFLOW_SERVICE);
    services.put(bigQueryRest, REST_SERVICE);
    services.put(bigQueryGrpc, GRPC_SERVICE);
    return services;
  }

  /** Who listens on a port, as a user reads it; empty where nobody does. */
  public static Optional<String> holder(int port) {
    try {
      listen(port).close();
      return Optional.empty();
    } catch (IOException taken) {
      return Optional.of(PortHolder.of(port));
    }
  }

  static void requireFree(int port, String service) {
    try {
      listen(port).close();
    } catch (IOException e) {
      throw new PortTaken(port, service, PortHolder.of(port));
    }
  }

  /** A port that nobody listens on now. */
  public static int oneFree() {
    return free().postgres();
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
