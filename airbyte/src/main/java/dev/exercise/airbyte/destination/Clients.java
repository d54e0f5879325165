package dev.exercise.airbyte.destination;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import dev.exercise.airbyte.protocol.ConnectorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes clients that give up in bounded time and keep their thoughts to themselves. */
final class Clients {

  /** Kept, because a logger that nobody holds forgets its level. Errors reach us as exceptions. */
  private static final List<Logger> CLIENT_LOGS =
      List.of(
          Logger.getLogger("com.google.cloud"),
          Logger.getLogger("com.google.auth"),
          Logger.getLogger("com.google.api"));

  private static final RetrySettings FEW_SECONDS =
      RetrySettings.newBuilder()
          .setMaxAttempts(4)
          .setInitialRetryDelayDuration(Duration.ofMillis(200))
          .setRetryDelayMultiplier(2)
          .setMaxRetryDelayDuration(Duration.ofSeconds(2))
          .setTotalTimeoutDuration(Duration.ofMinutes(2))
          .build();

  static {
    CLIENT_LOGS.forEach(log -> log.setLevel(Level.OFF));
  }

  private Clients() {}

  /** For questions and commands, which may be asked again. */
  static BigQuery forRequests(BigQueryDestinationConfig config, Duration silence) {
    return client(config, silence, FEW_SECONDS);
  }

  /**
   * For uploads. A part whose answer was lost must not be sent again by the client: the emulator
   * appends whatever comes, so the rows would be doubled. The whole upload is begun anew instead.
   */
  static BigQuery forUploads(BigQueryDestinationConfig config, Duration silence) {
    return client(config, silence, ServiceOptions.getNoRetrySettings());
  }

  /** Asks once and not for long, to find out whether anybody is there. */
  static BigQuery forCheck(BigQueryDestinationConfig config, Duration silence) {
    return client(config, silence, ServiceOptions.getNoRetrySettings());
  }

  private static ServiceAccountCredentials serviceAccount(String key) {
    try {
      return ServiceAccountCredentials.fromStream(
          new ByteArrayInputStream(key.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | RuntimeException unreadable) {
      // What the reader says may quote the key.
      throw ConnectorException.config(
          "credentials_json holds no JSON key of a service account. Make one in Google Cloud's"
              + " console and paste all of it.");
    }
  }

  private static BigQuery client(
      BigQueryDestinationConfig config, Duration silence, RetrySettings retries) {
    HttpTransport transport =
        new NetHttpTransport.Builder()
            .setConnectionFactory(new BoundedConnections(silence.multipliedBy(2)))
            .build();
    BigQueryOptions.Builder options =
        BigQueryOptions.newBuilder()
            .setProjectId(config.projectId())
            .setLocation(config.location())
            .setRetrySettings(retries)
            .setTransportOptions(
                HttpTransportOptions.newBuilder()
                    .setConnectTimeout(Math.toIntExact(Math.min(10_000, silence.toMillis())))
                    .setReadTimeout(Math.toIntExact(silence.toMillis()))
                    .setHttpTransportFactory(() -> transport)
                    .build());
    config.credentials().ifPresent(key -> options.setCredentials(serviceAccount(key)));
    config
        .emulator()
        .ifPresent(
            address ->
                options.setHost(address.toString()).setCredentials(NoCredentials.getInstance()));
    return options.build().getService();
  }
}
