package dev.exercise.airbyte.server.api;

import dev.exercise.airbyte.server.store.Json;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns away what no client of this server sends, above all requests that a foreign page makes a
 * browser send: there is no login that would stop them.
 */
public final class Guards {

  private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH");

  /** Bytes that a request may have. */
  public static final int LARGEST_REQUEST = 10 << 20;

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String JSON = "application/json";

  private final Set<String> hosts;

  /**
   * Guards.
   *
   * @param hosts names that the server is called by, besides those of this machine
   */
  public Guards(Set<String> hosts) {
    Set<String> all = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    hosts.forEach(host -> all.add(host.toLowerCase(Locale.ROOT)));
    this.hosts = Set.copyOf(all);
  }

  /** Puts them before every request. */
  public void addTo(Javalin app) {
    app.before(this::check);
  }

  private void check(Context request) {
    setHeaders(request);
    String host = request.header("Host");
    if (host == null || !hosts.contains(name(host))) {
      throw new ApiException(
          403,
          "This server does not answer to the host %s. Call it localhost, or start it with that name in AIRBYTE_HOSTS."
              .formatted(shown(host)));
    }
    String origin = request.header("Origin");
    if (origin != null && !originHost(origin).map(hosts::contains).orElse(false)) {
      throw new ApiException(403, "Pages of %s may not use this server.".formatted(shown(origin)));
    }
    String method = request.method().name();
    if (WRITING.contains(method) && !isJson(request.contentType())) {
      throw new ApiException(
          415, "Send the body as JSON, with the header Content-Type: application/json.");
    }
    if (!WRITING.contains(method) && !READING.contains(method) && !method.equals("DELETE")) {
      throw new ApiException(405, "The method %s is not served.".formatted(method));
    }
  }

  private static void setHeaders(Context request) {
    request
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Frame-Options", "DENY")
        .header(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                + " form-action 'self'; frame-ancestors 'none'");
    if (request.path().startsWith("/api")) {
      request.header("Cache-Control", "no-store");
    }
  }

  private static boolean isJson(String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON);
  }

  private static Optional<String> originHost(String origin) {
    try {
      String host = new URI(origin).getHost();
      return Optional.ofNullable(host).map(name -> name.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException exception) {
      return Optional.empty();
    }
  }

  private static String name(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    int port = lower.lastIndexOf(':');
    return port > lower.lastIndexOf(']') ? lower.substring(0, port) : lower;
  }

  private static String shown(String value) {
    String text = String.valueOf(value);
    return Json.write(
        Json.MAPPER
            .getNodeFactory()
            .textNode(text.length() <= 100 ? text : text.substring(0, 100)));
  }
}
