package dev.exercise.grading;

/**
 * Points of one dimension. What was judged, not what was asked, is what a score is measured by.
 *
 * @param dimension which
 * @param earned points earned
 * @param attempted points of what was attempted and could be judged
 * @param asked points of all that was asked for
 */
public record DimensionScore(Dimension dimension, double earned, double attempted, double asked) {}
