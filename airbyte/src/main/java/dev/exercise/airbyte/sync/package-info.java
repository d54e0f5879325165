/** Runs a configured catalogue from a source to a destination and says what came of it. */
package dev.exercise.airbyte.sync;
