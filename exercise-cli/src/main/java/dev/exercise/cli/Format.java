package dev.exercise.cli;

/** How a result is written: for people, or for scripts. */
enum Format {
  text,
  json
}
