/**
 * Answers that were computed once for a world and are kept in the tool's home. Whatever is wrong
 * with a kept answer, it is computed anew.
 */
package dev.exercise.answers;
