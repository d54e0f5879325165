/** Judges a pipeline by what its marts become when it runs again, on the next day, and anew. */
package dev.exercise.pipeline;
