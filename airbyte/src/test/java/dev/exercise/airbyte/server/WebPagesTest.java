package dev.exercise.airbyte.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class WebPagesTest {

  @TempDir private static Path data;
  private static AirbyteServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = AirbyteServer.start(ServerOptions.of(0, data).with(Toys.all()));
    api = new Api(server.uri());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyAddressOfTheInterfaceGetsItsFirstPage() throws Exception {
    HttpResponse<String> page = api.send("GET", "/workspaces/1/connections/2/status", "");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).startsWithIgnoringCase("<!doctype html>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void answersOfTheApiAreNotKept() throws Exception {
    assertThat(api.send("GET", "/api/v1/health", "").headers().firstValue("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void nothingOutsideTheFolderOfThePagesIsServed() throws Exception {
    assertThat(api.send("GET", "/missing.js", "").statusCode()).isEqualTo(404);
    assertThat(api.send("GET", "/WebPages.class", "").statusCode()).isEqualTo(404);
    assertThat(api.send("GET", "/api/nothing", "").statusCode()).isEqualTo(404);
    assertThat(raw("/../server/store/schema.sql")).doesNotContain("create table");
    assertThat(raw("/scripts/../../server/store/schema.txt")).doesNotContain("create table");
    assertThat(raw("/%2e%2e/server/store/schema.txt")).doesNotContain("create table");
    assertThat(raw("/..%2fprotocol%2fx.json")).doesNotContain("200 OK");
    assertThat(raw("/webjars/../../../dev/exercise/airbyte/destination/spec.json"))
        .doesNotContain("connectionSpecification");
  }

  private static String raw(String path) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
