package dev.exercise.stack;

import dev.exercise.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * Where the services of a stack listen, all on 127.0.0.1.
 *
 * @param postgres the source Postgres
 * @param bigQueryRest the warehouse's REST API
 * @param bigQueryGrpc the warehouse's Storage API
 * @param airbyte the Airbyte-compatible server
 */
public record Ports(int postgres, int bigQueryRest, int bigQueryGrpc, int airbyte) {

  /** The ports that the candidate's manual names. */
  public static final Ports MANUAL = new Ports(5432, 9050, 9060, 8000);

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  static final String POSTGRES_SERVICE = "the source Postgres";
  static final String REST_SERVICE = "the BigQuery emulator (REST)";
  static final String GRPC_SERVICE = "the BigQuery emulator (gRPC)";
  static final String AIRBYTE_SERVICE = "Airbyte";

  public Ports {
    List<Integer> all = List.of(postgres, bigQueryRest, bigQueryGrpc, airbyte);
    for (int port : all) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("Port %d is not between 1 and 65535.".formatted(port));
      }
    }
    if (all.stream().distinct().count() < all.size()) {
      throw new IllegalArgumentException(
          "The services need four different ports, not %d, %d, %d and %d."
              .formatted(postgres, bigQueryRest, bigQueryGrpc, airbyte));
    }
  }

  /** Ports that nobody listens on now. */
  public static Ports free() {
    try (ServerSocket one = listen(0);
        ServerSocket two = listen(0);
        ServerSocket three = listen(0);
        ServerSocket four = listen(0)) {
      return new Ports(
          one.getLocalPort(), two.getLocalPort(), three.getLocalPort(), four.getLocalPort());
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
  }

  static void requireFree(int port, String service) {
    try {
      listen(port).close();
    } catch (IOException e) {
      throw new PortTaken(port, service, PortHolder.of(port));
    }
  }

  static int oneFree() {
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
