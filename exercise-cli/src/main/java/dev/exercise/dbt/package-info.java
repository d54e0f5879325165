/**
 * Runs dbt as a child process on a copy of a project, and tells what became of each of its nodes.
 */
package dev.exercise.dbt;
