package dev.exercise.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.airflow.AirflowException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Sends requests to Airflow and reads its answers. */
final class RestApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_REASON = 300;

  // No proxy: Airflow is on this machine. Version 1.1: its server knows no other.
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  private final URI airflow;
  private final Duration limit;
  private final Optional<String> token;

  /**
   * @param airflow where it answers
   * @param limit for each request
   * @param token of somebody who has logged in
   */
  RestApi(URI airflow, Duration limit, Optional<String> token) {
    this.airflow = airflow;
    this.limit = limit;
    this.token = token;
  }

  RestApi with(String newToken) {
    return new RestApi(airflow, limit, Optional.of(newToken));
  }

  URI address() {
    return airflow;
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, JsonNode body) {
    return send(request(path).POST(json(body)));
  }

  JsonNode patch(String path, JsonNode body) {
    return send(request(path).method("PATCH", json(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(airflow.resolve(path))
            .timeout(limit)
            .header("Content-Type", "application/json");
    token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
    return request;
  }

  private static HttpRequest.BodyPublisher json(JsonNode body) {
    return HttpRequest.BodyPublishers.ofString(body.toString());
  }

  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    HttpResponse<String> response;
    try {
      response = HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException silent) {
      throw new AirflowException(
          Kind.UNREACHABLE,
          "Airflow at %s does not answer. Check that it runs.".formatted(airflow),
          silent);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Waiting for Airflow was interrupted.");
    }
    if (response.statusCode() / 100 != 2) {
      throw new AirflowException(
          Kind.REFUSED,
          "Airflow at %s answers %s %s with status %d: %s"
              .formatted(
                  airflow,
                  request.method(),
                  request.uri().getPath(),
                  response.statusCode(),
                  reason(response.body())));
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException noJson) {
      throw new AirflowException(
          Kind.NOT_AIRFLOW, "What answers at %s is not Airflow.".formatted(airflow), noJson);
    }
  }

  private static String reason(String body) {
    String clean = body.replaceAll("\\p{Cntrl}+", " ").strip();
    return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON) + "…";
  }
}
