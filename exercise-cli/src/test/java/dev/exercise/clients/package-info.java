/**
 * Clients that others wrote, against our server and our connectors: what works for them works for a
 * candidate.
 */
package dev.exercise.clients;
