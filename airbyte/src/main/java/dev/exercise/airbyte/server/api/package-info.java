/** Airbyte's Config API and public API over HTTP, and the pages of the web interface. */
package dev.exercise.airbyte.server.api;
