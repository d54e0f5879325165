/**
 * The zoo: whole submissions of which it is known what must come out, graded to prove the grader.
 */
package dev.exercise.zoo;
