/**
 * Spoils raw tables in ways that the exercise does not plant, and looks who notices: the project's
 * own tests, or only the reader of a mart.
 */
package dev.exercise.corruption;
