package dev.exercise.airbyte.destination;

import com.google.cloud.RetryOption;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobException;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs jobs and waits for them, though not for ever. */
final class Jobs {

  private final BigQueryDestinationConfig config;
  private final BigQuery requests;
  private final Duration longest;

  Jobs(BigQueryDestinationConfig config, BigQuery requests, Duration longest) {
    this.config = config;
    this.requests = requests;
    this.longest = longest;
  }

  /** An id that nothing else has, so that a job can be found even if its start went unanswered. */
  JobId newId() {
    return JobId.newBuilder()
        .setProject(config.projectId())
        .setLocation(config.location())
        .setJob("airbyte_%s".formatted(UUID.randomUUID()))
        .build();
  }

  /**
   * Runs one statement.
   *
   * @param what begins the sentence if it fails: "Table raw.orders was not written"
   */
  void run(String sql, String what) {
    query(sql, Map.of(), what);
  }

  /** Runs one statement and gives the only row of its answer. */
  FieldValueList ask(String sql, Map<String, QueryParameterValue> parameters, String what) {
    Job done = query(sql, parameters, what);
    try {
      return done.getQueryResults().iterateAll().iterator().next();
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, what, exception);
    } catch (InterruptedException exception) {
      throw interrupted(what, exception);
    }
  }

  /** Waits for the job's end; it may have failed. */
  Job await(JobId id, String what) {
    try {
      Job job = requests.getJob(id);
      Job done =
          job == null
              ? null
              : job.waitFor(
                  RetryOption.initialRetryDelayDuration(Duration.ofMillis(50)),
                  RetryOption.retryDelayMultiplier(1.3),
                  RetryOption.maxRetryDelayDuration(Duration.ofSeconds(1)),
                  RetryOption.totalTimeoutDuration(longest));
      if (done == null) {
        throw new ConnectorException(
            FailureType.TRANSIENT_ERROR, what + ": its job is gone.", null);
      }
      return done;
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, what, exception);
    } catch (InterruptedException exception) {
      throw interrupted(what, exception);
    }
  }

  /** Whether BigQuery has the job, or empty when it cannot be asked. */
  Optional<Boolean> knows(JobId id) {
    try {
      return Optional.of(requests.getJob(id) != null);
    } catch (BigQueryException unknown) {
      return Optional.empty();
    }
  }

  private Job query(String sql, Map<String, QueryParameterValue> parameters, String what) {
    QueryJobConfiguration.Builder query =
        QueryJobConfiguration.newBuilder(sql)
            .setUseQueryCache(false)
            .setJobTimeoutMs(longest.toMillis());
    parameters.forEach(query::addNamedParameter);
    JobId id = newId();
    try {
      requests.create(JobInfo.of(id, query.build()));
      Job done = await(id, what);
      if (done.getStatus().getError() != null) {
        throw DestinationErrors.ofJob(what, done.getStatus().getError());
      }
      return done;
    } catch (JobException exception) {
      throw DestinationErrors.ofJob(what, exception.getErrors().get(0));
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, what, exception);
    }
  }

  private static ConnectorException interrupted(String what, InterruptedException exception) {
    Thread.currentThread().interrupt();
    return new ConnectorException(
        FailureType.TRANSIENT_ERROR, what + ": the sync was interrupted.", exception);
  }
}
