package dev.exercise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Answers Docker's command line as an engine would that this machine does not have. */
public final class FakeEngine implements AutoCloseable {

  private final HttpServer server;
  private final String version;
  private final long memory;

  private FakeEngine(HttpServer server, String version, long memory) {
    this.server = server;
    this.version = version;
    this.memory = memory;
  }

  public static FakeEngine start(String version, long memory) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeEngine engine = new FakeEngine(server, version, memory);
    server.createContext("/", engine::answer);
    server.start();
    return engine;
  }

  /** Docker's command line, talking to this engine. */
  public Docker docker() {
    return dockerAt("tcp://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Docker's command line, talking to another engine. */
  public static Docker dockerAt(String host) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("DOCKER_HOST", host);
    return Docker.of(environment);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = "{}";
    if (path.endsWith("/info")) {
      body =
          "{\"ID\":\"fake\",\"ServerVersion\":\"%s\",\"MemTotal\":%d,\"OperatingSystem\":\"Docker Desktop\"}"
              .formatted(version, memory);
    } else if (path.endsWith("/containers/json")) {
      body = "[]";
    } else if (path.endsWith("/_ping")) {
      body = "OK";
    }
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("API-Version", "1.44");
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
