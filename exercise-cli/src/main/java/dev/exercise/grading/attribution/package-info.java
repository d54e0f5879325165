/**
 * Finds out what led to wrong cells: which mistakes of the catalogue give the same wrong values,
 * and which defects touch the same rows.
 */
package dev.exercise.grading.attribution;
