/**
 * A server that Airbyte's clients take for Airbyte: sources, destinations, connections, jobs and a
 * web interface on one port.
 */
package dev.exercise.airbyte.server;
