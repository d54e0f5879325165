package dev.exercise.airbyte.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.AirbyteException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request after the other and understands the ways in which it can go wrong. */
final class ConfigApi {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final int MOST_BYTES = 64 << 20;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          // An answer that leads elsewhere is not of the server that the user named.
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  /**
   * @param base where Airbyte answers: "http://localhost:8000"
   */
  ConfigApi(URI base) {
    if (base.getHost() == null
        || !("http".equals(base.getScheme()) || "https".equals(base.getScheme()))
        || base.getUserInfo() != null
        || base.getQuery() != null) {
      throw new IllegalArgumentException(
          "The address of Airbyte is like http://localhost:8000, not %s.".formatted(base));
    }
    this.base = URI.create(base.toString().replaceFirst("/+$", ""));
  }

  URI base() {
    return base;
  }

  /** Asks without a body. */
  Answer get(String path, Duration limit) {
    return send(path, request(path).GET(), limit);
  }

  /** Asks with a body. */
  Answer post(String path, ObjectNode body, Duration limit) {
    return send(
        path,
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
        limit);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + "/api/v1/" + path))
        .header("Accept", "application/json");
  }

  private Answer send(String path, HttpRequest.Builder request, Duration limit) {
    HttpResponse<byte[]> response = exchange(path, request.build(), limit);
    int status = response.statusCode();
    if (status / 100 == 2) {
      return new Answer(
          response.body().length == 0 ? JSON.nullNode() : parse(path, response), path);
    }
    if (status / 100 == 3) {
      throw notAirbyte(
          path,
          "it sends to %s, where nobody was asked to go"
              .formatted(
                  CleanText.of(response.headers().firstValue("Location").orElse("another place"))));
    }
    throw refusal(path, status, response);
  }

  /** Waits for the whole answer: the client's own time limit ends with the headers. */
  private HttpResponse<byte[]> exchange(String path, HttpRequest request, Duration limit) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, headers -> new BoundedBody(MOST_BYTES));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new AirbyteException(
          Kind.UNREACHABLE,
          "Airbyte at %s did not answer %s within %d seconds. Is it busy or stuck? Look at its log."
              .formatted(base, path, limit.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw new AirbyteException(
          Kind.UNREACHABLE,
          "Airbyte at %s does not answer %s: %s. Check that it runs and that the address is right."
              .formatted(base, path, reason(e.getCause())),
          e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("Waiting for Airbyte was interrupted.");
    }
  }

  private static String reason(Throwable cause) {
    if (cause instanceof java.net.ConnectException) {
      return "nobody listens there";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : CleanText.of(message);
  }

  private JsonNode parse(String path, HttpResponse<byte[]> response) {
    try {
      JsonNode node = JSON.readTree(response.body());
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw notAirbyte(path, "the answer is no JSON");
    } catch (IOException e) {
      throw notAirbyte(path, "the answer cannot be read");
    }
    throw notAirbyte(path, "the answer is no JSON object");
  }

  private AirbyteException refusal(String path, int status, HttpResponse<byte[]> response) {
    if (status == 401 || status == 403) {
      return new AirbyteException(
          Kind.REFUSED,
          "Airbyte at %s wants a login for %s (%d). Start it without one: the exercise has none."
              .formatted(base, path, status));
    }
    List<String> said = said(response.body());
    if (said.isEmpty() && status / 100 == 4) {
      return notAirbyte(path, "it answered %d without a reason".formatted(status));
    }
    String reasons = said.isEmpty() ? "no reason was given" : String.join("; ", said);
    return status / 100 == 4
        ? new AirbyteException(
            Kind.REFUSED,
            "Airbyte at %s refused %s (%d): %s".formatted(base, path, status, reasons))
        : new AirbyteException(
            Kind.BROKEN,
            "Airbyte at %s failed at %s (%d): %s. Look at its log."
                .formatted(base, path, status, reasons));
  }

  /** Why it was not done: the message, and each field that is wrong. */
  private static List<String> said(byte[] body) {
    List<String> said = new ArrayList<>();
    try {
      JsonNode error = JSON.readTree(body);
      JsonNode message = error.path("message");
      if (message.isTextual()) {
        said.add(CleanText.of(message.textValue()));
        error
            .path("validationErrors")
            .forEach(
                wrong ->
                    said.add(
                        CleanText.of(
                            "%s %s"
                                .formatted(
                                    wrong.path("propertyPath").asText(),
                                    wrong.path("message").asText()))));
      }
    } catch (IOException e) {
      // A proxy's page or the like; who called says what that means.
      return List.of();
    }
    return said;
  }

  private AirbyteException notAirbyte(String path, String why) {
    return new AirbyteException(
        Kind.NOT_AIRBYTE,
        "What answers at %s does not look like Airbyte (%s: %s). Check the address and the port."
            .formatted(base, path, why));
  }
}
