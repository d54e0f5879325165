/** One pass of the exercise in a scratch stack: plant, load, build, compare. */
package dev.exercise.replay;
