/** What a candidate hands in: found, checked, and copied before anything of it is run. */
package dev.exercise.submission;
