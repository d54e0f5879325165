package dev.exercise.airbyte.sync;

import dev.exercise.airbyte.protocol.FailureType;

/**
 * Why a stream was not synced.
 *
 * @param type who can do something about it
 * @param message what happened, to which table, and what to do
 */
public record StreamFailure(FailureType type, String message) {}
