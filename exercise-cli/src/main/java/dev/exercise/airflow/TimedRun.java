package dev.exercise.airflow;

import java.time.Instant;
import java.util.Optional;

/**
 * A run of a DAG with its times.
 *
 * @param run which one, and how far it is
 * @param began when its first task was started; empty while it waits
 * @param ended when nothing more came of it; empty before
 */
public record TimedRun(DagRun run, Optional<Instant> began, Optional<Instant> ended) {}
