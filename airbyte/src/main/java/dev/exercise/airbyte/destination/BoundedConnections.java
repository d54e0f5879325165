package dev.exercise.airbyte.destination;

import com.google.api.client.http.javanet.ConnectionFactory;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Connections that are cut when one request takes too long. The client's own time-outs bound how
 * long it waits for a connection and for an answer, but not how long it writes: an upload to a
 * server that is frozen would hang for ever.
 */
final class BoundedConnections implements ConnectionFactory {

  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "bigquery-request-watch");
            thread.setDaemon(true);
            return thread;
          });

  private final Duration longest;

  BoundedConnections(Duration longest) {
    this.longest = longest;
  }

  @Override
  public HttpURLConnection openConnection(URL url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    WeakReference<HttpURLConnection> watched = new WeakReference<>(connection);
    // Cutting a request that has long been answered does no harm.
    var unused = WATCH.schedule(() -> cut(watched), longest.toMillis(), TimeUnit.MILLISECONDS);
    return connection;
  }

  private static void cut(WeakReference<HttpURLConnection> watched) {
    HttpURLConnection connection = watched.get();
    if (connection != null) {
      connection.disconnect();
    }
  }
}
