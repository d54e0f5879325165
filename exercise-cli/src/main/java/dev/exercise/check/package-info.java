/** Looks whether every service of a running session does what a candidate needs of it. */
package dev.exercise.check;
