/** Looks whether this machine has what the exercise needs, and says what to do where it has not. */
package dev.exercise.doctor;
