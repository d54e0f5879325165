/** The rules of the brief that could be read otherwise, and what the grader does about it. */
package dev.exercise.marketplace.ambiguity;
