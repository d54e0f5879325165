package dev.exercise.airbyte.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exercise.airbyte.client.AirbyteException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AirbyteTroubleTest {

  private static final Duration SHORT = Duration.ofSeconds(1);

  @Test
  void nobodyListeningIsSaidWithTheAddress() throws Exception {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:%d".formatted(socket.getLocalPort()));
    }

    AirbyteException trouble = troubleOf(nobody);

    assertThat(trouble.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(trouble)
        .hasMessageContaining(nobody.toString())
        .hasMessageContaining("nobody listens there")
        .hasMessageContaining("Check that it runs");
  }

  @Test
  void silenceEndsAtTheTimeLimit() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Stranger silent = Stranger.behaving(exchange -> await(never))) {
      AirbyteException trouble = troubleOf(silent.address());

      assertThat(trouble.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(trouble).hasMessageContaining("did not answer health within 1 seconds");
    } finally {
      never.countDown();
    }
  }

  @Test
  void bodyThatNeverEndsIsLeftAtTheTimeLimit() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Stranger slow =
        Stranger.behaving(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              await(never);
            })) {
      assertThat(troubleOf(slow.address())).hasMessageContaining("did not answer health within");
    } finally {
      never.countDown();
    }
  }

  @Test
  void bodyWithoutMeasureIsNotTakenIn() throws Exception {
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) ' ');
    try (Stranger flood =
        Stranger.behaving(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try {
                for (int i = 0; i < 200; i++) {
                  exchange.getResponseBody().write(megabyte);
                }
              } catch (IOException hungUp) {
                exchange.close();
              }
            })) {
      assertThatThrownBy(
              () -> new AirbyteClient(flood.address(), Duration.ofSeconds(30)).isAvailable())
          .hasMessageContaining("longer than 64 MB");
    }
  }

  @Test
  void redirectIsNotFollowed() throws Exception {
    try (Stranger elsewhere = Stranger.saying("{\"available\": true}");
        Stranger redirecting =
            Stranger.behaving(
                exchange -> {
                  exchange
                      .getResponseHeaders()
                      .set("Location", elsewhere.address() + "/api/v1/health");
                  exchange.sendResponseHeaders(302, -1);
                  exchange.close();
                })) {
      AirbyteException trouble = troubleOf(redirecting.address());

      assertThat(trouble.kind()).isEqualTo(Kind.NOT_AIRBYTE);
      assertThat(trouble).hasMessageContaining(elsewhere.address().toString());
      assertThat(elsewhere.asked()).isEmpty();
    }
  }

  @Test
  void webPageIsNotTakenForAirbyte() throws Exception {
    try (Stranger page = Stranger.answering(200, "text/html", "<html>Jenkins</html>");
        Stranger missing = Stranger.answering(404, "text/html", "<html>no such page</html>");
        Stranger list = Stranger.saying("[]");
        Stranger other = Stranger.saying("{\"status\": \"UP\"}")) {
      for (Stranger stranger : Arrays.asList(page, missing, list, other)) {
        assertThat(troubleOf(stranger.address()).kind()).isEqualTo(Kind.NOT_AIRBYTE);
      }
      assertThat(troubleOf(page.address()))
          .hasMessageContaining("does not look like Airbyte (health: the answer is no JSON)")
          .hasMessageContaining("Check the address and the port");
      assertThat(troubleOf(other.address())).hasMessageContaining("health lacks 'available'");
    }
  }

  @Test
  void refusalComesWithAirbytesReason() throws Exception {
    try (Stranger missing =
            Stranger.answering(
                404,
                "application/json",
                "{\"message\": \"Could not find configuration for STANDARD_SYNC\"}");
        Stranger wrong =
            Stranger.answering(
                422,
                "application/json",
                """
                {"message": "Some properties contained invalid input.",
                 "validationErrors": [{"propertyPath": "id", "message": "must not be null"}]}
                """)) {
      AirbyteException trouble = troubleOf(missing.address());
      assertThat(trouble.kind()).isEqualTo(Kind.REFUSED);
      assertThat(trouble)
          .hasMessageContaining("refused health (404)")
          .hasMessageContaining("Could not find configuration for STANDARD_SYNC");

      assertThat(troubleOf(wrong.address())).hasMessageContaining("id must not be null");
    }
  }

  @Test
  void reasonCannotSteerTheTerminal() throws Exception {
    try (Stranger hostile =
        Stranger.answering(
            400, "application/json", "{\"message\": \"\\u001b[2Jall\\u202e is\\nwell\"}")) {
      assertThat(troubleOf(hostile.address())).hasMessageEndingWith("\uFFFD[2Jall\uFFFD is well");
    }
  }

  @Test
  void loginAndBrokenServerAreToldApart() throws Exception {
    try (Stranger locked = Stranger.answering(401, "text/html", "Unauthorized");
        Stranger broken =
            Stranger.answering(
                500, "application/json", "{\"message\": \"Internal Server Error\"}")) {
      AirbyteException login = troubleOf(locked.address());
      assertThat(login.kind()).isEqualTo(Kind.REFUSED);
      assertThat(login).hasMessageContaining("wants a login");

      AirbyteException failure = troubleOf(broken.address());
      assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
      assertThat(failure).hasMessageContaining("failed at health (500): Internal Server Error");
    }
  }

  @Test
  void addressThatIsNoneIsRefusedAtOnce() {
    for (String address :
        Arrays.asList("file:///etc/passwd", "localhost:8000", "http://user:word@host/")) {
      assertThatThrownBy(() -> new AirbyteClient(URI.create(address)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("http://localhost:8000");
    }
  }

  private static AirbyteException troubleOf(URI address) {
    return catchThrowableOfType(
        AirbyteException.class, () -> new AirbyteClient(address, SHORT).isAvailable());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
