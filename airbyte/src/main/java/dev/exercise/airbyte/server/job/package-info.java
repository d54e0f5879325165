/** Runs syncs and resets: a queue, attempts, and the way of every message between connectors. */
package dev.exercise.airbyte.server.job;
