package dev.exercise.airbyte.server.api;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of the web interface, out of the class path: its own folder, and libraries that come as
 * WebJars. An address that names no file is one of the interface's own, so it gets the first page.
 */
public final class WebPages {

  private static final String PAGES = "/dev/exercise/airbyte/web";
  private static final String LIBRARIES = "/META-INF/resources";
  private static final String FIRST = "/index.html";
  private static final Pattern FILE = Pattern.compile("(/[A-Za-z0-9_@-][A-Za-z0-9_@.+-]*)+");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private WebPages() {}

  /** Serves them at every address that is not the API's. */
  public static void addTo(Javalin app) {
    app.get("/*", WebPages::serve);
  }

  private static void serve(Context request) throws IOException {
    String path = request.path();
    if (path.equals("/api") || path.startsWith("/api/")) {
      throw notFound(path);
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    send(request, last.contains(".") ? path : FIRST);
  }

  private static void send(Context request, String path) throws IOException {
    String type =
        Optional.ofNullable(
                TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)))
            .filter(known -> FILE.matcher(path).matches())
            .orElseThrow(() -> notFound(path));
    String root = path.startsWith("/webjars/") ? LIBRARIES : PAGES;
    try (InputStream file = WebPages.class.getResourceAsStream(root + path)) {
      if (file == null) {
        throw notFound(path);
      }
      request.contentType(type).header("Cache-Control", "no-cache").result(file.readAllBytes());
    }
  }

  private static ApiException notFound(String path) {
    return new ApiException(404, "Object not found. There is nothing at %s.".formatted(path));
  }
}
