package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads and writes the JSON of requests. */
final class Answers {

  private Answers() {}

  static void json(Context request, JsonNode body) {
    request
        .contentType("application/json")
        .result(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }

  /** Answers a request that sends an object with a JSON tree. */
  static Handler answering(Function<Body, JsonNode> work) {
    return request -> json(request, work.apply(body(request)));
  }

  /** Answers a request that sends an object with nothing but success. */
  static Handler doing(Consumer<Body> work) {
    return request -> {
      work.accept(body(request));
      request.status(204);
    };
  }

  /** The object that a request sent; none is an empty one. */
  static Body body(Context request) {
    byte[] bytes = bytes(request);
    if (bytes.length == 0) {
      return new Body(Json.object());
    }
    try {
      // Read as text first: JSON in another encoding than UTF-8 would pass unnoticed.
      JsonNode sent = Json.MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
      if (sent instanceof ObjectNode object) {
        return new Body(object);
      }
      throw ApiException.invalid("Invalid json. The body is not an object.");
    } catch (JsonProcessingException exception) {
      throw ApiException.invalid(
          "Invalid json. %s (line %d, column %d)"
              .formatted(
                  exception.getOriginalMessage(),
                  exception.getLocation() == null ? 0 : exception.getLocation().getLineNr(),
                  exception.getLocation() == null ? 0 : exception.getLocation().getColumnNr()));
    }
  }

  /** Counted here as well: of a body that comes in chunks nobody knows the length before. */
  private static byte[] bytes(Context request) {
    ApiException tooLarge = new ApiException(413, "The request is too large.");
    if (request.contentLength() > Guards.LARGEST_REQUEST) {
      throw tooLarge;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      InputStream body = request.bodyInputStream();
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes.write(buffer, 0, read);
        if (bytes.size() > Guards.LARGEST_REQUEST) {
          throw tooLarge;
        }
      }
      return bytes.toByteArray();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
