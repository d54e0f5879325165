/** Turns what a candidate built into a grade: checks with outcomes, each with its evidence. */
package dev.exercise.grading;
