/** Airbyte's terms: catalogue, stream, field types, sync modes, records, and how things fail. */
package dev.exercise.airbyte.protocol;
