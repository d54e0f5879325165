package dev.exercise.airbyte.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a server over HTTP, as any client would. */
final class Api {

  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;

  Api(URI server) {
    this.server = server;
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException exception) {
      throw new IllegalArgumentException(exception);
    }
  }

  HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> send(HttpRequest.Builder request, String path) throws Exception {
    return client.send(
        request.uri(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Posts to the Config API and wants success. */
  JsonNode post(String path, JsonNode body) throws Exception {
    return answer(send("POST", "/api/v1/" + path, body.toString()), path);
  }

  JsonNode post(String path, String body) throws Exception {
    return post(path, json(body));
  }

  /** Posts to the Config API; the answer may be anything. */
  HttpResponse<String> tryPost(String path, String body) throws Exception {
    return send("POST", "/api/v1/" + path, body);
  }

  /** Asks the public API and wants success. */
  JsonNode open(String method, String path, String body) throws Exception {
    return answer(send(method, "/api/public/v1/" + path, body), path);
  }

  private static JsonNode answer(HttpResponse<String> response, String path) throws IOException {
    if (response.statusCode() >= 300) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }
}
