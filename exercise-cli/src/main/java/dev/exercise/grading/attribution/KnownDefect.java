package dev.exercise.grading.attribution;

/**
 * A defect that was planted.
 *
 * @param id kebab-case, stable
 * @param title what was planted, in a few words
 * @param manualClass the class of the candidate's manual: "duplicates", "time zones", …
 * @param recovery what brings the clean world back, in a few words
 */
public record KnownDefect(String id, String title, String manualClass, String recovery) {}
