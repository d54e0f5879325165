/** The commands: options, one call into the domain, one renderer, an exit code. */
package dev.exercise.cli;
