package dev.exercise.warehouse;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import dev.exercise.Problem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Makes clients of BigQuery and of what speaks its API; one kind of client for all. */
final class Clients {

  /** All that reading needs: it cannot write, and it can run queries. */
  private static final String SCOPE = "https://www.googleapis.com/auth/bigquery";

  private Clients() {}

  /** A client of an emulator, which asks for no credentials. */
  static BigQuery emulator(URI address, String project, Duration patience) {
    return options(project, patience)
        .setHost(address.toString())
        .setCredentials(NoCredentials.getInstance())
        .setRetrySettings(ServiceOptions.getNoRetrySettings())
        .build()
        .getService();
  }

  /**
   * A client of BigQuery, with Google's application default credentials; of another endpoint, with
   * none.
   *
   * @throws Problem when there are no credentials
   */
  static BigQuery of(BigQueryPlace place, Duration patience) {
    BigQueryOptions.Builder options = options(place.project(), patience);
    place.location().ifPresent(options::setLocation);
    if (place.endpoint().isPresent()) {
      return options
          .setHost(place.endpoint().get().toString())
          .setCredentials(NoCredentials.getInstance())
          .setRetrySettings(ServiceOptions.getNoRetrySettings())
          .build()
          .getService();
    }
    // Named on purpose: the client would follow an emulator's address in the environment.
    return options
        .setHost("https://bigquery.googleapis.com")
        .setCredentials(credentials())
        .build()
        .getService();
  }

  private static GoogleCredentials credentials() {
    try {
      return GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
    } catch (IOException missing) {
      // What it says may name the key's file, and never what is in it.
      throw new Problem(
          "There are no credentials for BigQuery.",
          "Run 'gcloud auth application-default login', or let GOOGLE_APPLICATION_CREDENTIALS name a"
              + " service account's key file.",
          missing);
    }
  }

  private static BigQueryOptions.Builder options(String project, Duration patience) {
    int milliseconds = Math.toIntExact(patience.toMillis());
    return BigQueryOptions.newBuilder()
        .setProjectId(project)
        .setTransportOptions(
            HttpTransportOptions.newBuilder()
                .setConnectTimeout(milliseconds)
                .setReadTimeout(milliseconds)
                .build());
  }
}
