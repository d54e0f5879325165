/** Compares what a candidate built with the truth: by grain, cell by cell, each by its type. */
package dev.exercise.grading.comparison;
