package dev.exercise.marketplace.mart;

import java.util.List;

/**
 * How an answer differs from the truth, row by row; equal rows are left out.
 *
 * @param mart what both answer
 * @param rows rows of the answer that the truth has otherwise or not at all; of a key that the
 *     answer has more than once, all rows
 * @param gone rows of the truth whose key the answer lacks; NULL but for the grain
 */
public record MartDifference(Mart mart, List<Object[]> rows, List<Object[]> gone) {}
