package dev.exercise.warehouse;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.JobException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Errors of BigQuery that say nothing about the table that was asked for: no permission, a limit, a
 * fault of the service.
 */
final class Refusal {

  private static final Set<Integer> CODES = Set.of(401, 403, 429);
  private static final int FIRST_OF_THE_SERVICE = 500;

  private static final Set<String> REASONS =
      Set.of(
          "accessDenied",
          "backendError",
          "billingNotEnabled",
          "billingTierLimitExceeded",
          "blocked",
          "bytesBilledLimitExceeded",
          "internalError",
          "jobBackendError",
          "jobInternalError",
          "jobRateLimitExceeded",
          "quotaExceeded",
          "rateLimitExceeded",
          "resourcesExceeded",
          "responseTooLarge",
          "timeout");

  /** Tokens and keys as Google writes them; none belongs into a message or a report. */
  private static final Pattern SECRET =
      Pattern.compile(
          "ya29\\.[\\w.-]+|eyJ[\\w-]+\\.[\\w.-]+|(?i:bearer)\\s+\\S+"
              + "|-----BEGIN [^-]*-----[\\s\\S]*?-----END [^-]*-----|1//[\\w-]{20,}"
              + "|(?i:\"?(?:private_key|refresh_token|access_token|client_secret)\"?\\s*[:=]\\s*\"?)[^\"\\s,}]+");

  private Refusal() {}

  static boolean isIn(BigQueryException failure) {
    return CODES.contains(failure.getCode())
        || failure.getCode() >= FIRST_OF_THE_SERVICE
        || names(failure.getError());
  }

  static boolean isIn(JobException failure) {
    return failure.getErrors() != null && failure.getErrors().stream().anyMatch(Refusal::names);
  }

  private static boolean names(BigQueryError error) {
    return error != null && REASONS.contains(error.getReason());
  }

  /** The same without what must not be shown to anybody. */
  static String withoutSecrets(String message) {
    return SECRET.matcher(message).replaceAll("[left out]");
  }
}
