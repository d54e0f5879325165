/**
 * A client of Airbyte's configuration API, for Airbyte itself and for the server of this project.
 * What comes back was written by others: text is cleaned, and nothing that is needed is guessed.
 */
package dev.exercise.airbyte.client;
