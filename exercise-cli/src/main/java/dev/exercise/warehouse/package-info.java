/**
 * The candidate's warehouse as the grader sees it: which tables stand there and what is in them.
 */
package dev.exercise.warehouse;
