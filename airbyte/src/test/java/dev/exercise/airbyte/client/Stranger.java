package dev.exercise.airbyte.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Something that listens where Airbyte was looked for, and answers as a test wants it. */
final class Stranger implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private Stranger(HttpServer server) {
    this.server = server;
  }

  static Stranger answering(int status, String type, String body) throws IOException {
    return behaving(exchange -> answer(exchange, status, type, body));
  }

  static Stranger saying(String json) throws IOException {
    return answering(200, "application/json", json);
  }

  static Stranger behaving(HttpHandler behaviour) throws IOException {
    Stranger stranger =
        new Stranger(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    stranger.server.setExecutor(stranger.threads);
    stranger.server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          stranger.asked.add(exchange.getRequestURI().getPath() + " " + body);
          behaviour.handle(exchange);
        });
    stranger.server.start();
    return stranger;
  }

  static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
  }

  /** Paths and bodies of the requests so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
