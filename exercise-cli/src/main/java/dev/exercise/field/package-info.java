/**
 * Many submissions side by side: which there are, on which marketplace each was worked on, several
 * graded at once, and what is kept of each so that an interrupted run goes on.
 */
package dev.exercise.field;
