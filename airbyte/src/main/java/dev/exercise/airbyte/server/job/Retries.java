package dev.exercise.airbyte.server.job;

import java.time.Duration;

/**
 * How a job is tried again.
 *
 * @param attempts most attempts
 * @param pause before the second; doubled before each further one
 * @param silence how long a connector may say nothing
 */
public record Retries(int attempts, Duration pause, Duration silence) {}
