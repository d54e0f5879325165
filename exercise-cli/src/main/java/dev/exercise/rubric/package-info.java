/** What interviewers judge by themselves, in levels that are written down. */
package dev.exercise.rubric;
