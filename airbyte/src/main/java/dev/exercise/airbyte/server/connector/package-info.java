/** Runs connectors: which there are, how they are started, what they say, what must stay secret. */
package dev.exercise.airbyte.server.connector;
