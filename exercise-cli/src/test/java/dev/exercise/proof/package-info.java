/** Proves by many seeds that the reference solution comes to the truth. */
package dev.exercise.proof;
