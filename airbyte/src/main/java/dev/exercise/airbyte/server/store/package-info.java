/**
 * What the server keeps: sources, destinations, connections, states, jobs, in one database file.
 */
package dev.exercise.airbyte.server.store;
