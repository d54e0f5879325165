package dev.exercise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarehouseOptionTest {

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void nothingIsReadBeforeItsCostIsToldAndAgreedTo() throws IOException {
    HttpServer empty =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    empty.createContext(
        "/",
        exchange -> {
          boolean dataset = exchange.getRequestURI().getPath().endsWith("/datasets/analytics");
          byte[] body =
              (dataset
                      ? "{\"datasetReference\": {\"projectId\": \"my-project\","
                          + " \"datasetId\": \"analytics\"}}"
                      : "{\"error\": {\"code\": 404, \"message\": \"Not found\"}}")
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(dataset ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    empty.start();
    try {
      assertThat(grade(empty.getAddress().getPort())).isEqualTo(ExitCode.USAGE);
      assertThat(err.toString())
          .contains("Reading bigquery://my-project/analytics takes 0 queries")
          .contains("USD")
          .contains("--yes");
      assertThat(folder).isEmptyDirectory();
    } finally {
      empty.stop(0);
    }
  }

  @Test
  void aWarehouseThatDoesNotAnswerIsToldWithWhereToLook() {
    assertThat(grade(1)).isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(err.toString())
        .contains("bigquery://my-project/analytics does not answer")
        .contains("docs/interviewer/bigquery.md");
    assertThat(TestHome.root().resolve("docs/interviewer/bigquery.md")).exists();
  }

  private int grade(int port) {
    return Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
        .execute(
            "grade",
            "--seed",
            "11",
            "--submission",
            TestHome.root().resolve("dbt_project").toString(),
            "--warehouse",
            "bigquery://my-project/analytics?endpoint=http://127.0.0.1:" + port,
            "--output",
            folder.toString());
  }
}
