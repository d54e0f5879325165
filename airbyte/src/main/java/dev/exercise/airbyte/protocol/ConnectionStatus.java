package dev.exercise.airbyte.protocol;

/**
 * What a connector's check found.
 *
 * @param succeeded whether a sync could begin
 * @param message what was reached, or what is wrong and what to do
 */
public record ConnectionStatus(boolean succeeded, String message) {}
