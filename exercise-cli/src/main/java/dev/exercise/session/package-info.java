/**
 * A running exercise: what was set up for a candidate, and the record that a grade is made from.
 */
package dev.exercise.session;
