package dev.exercise.pipeline;

import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.KeyedRows;
import dev.exercise.marketplace.mart.Mart;

/**
 * What is right for one mart.
 *
 * @param mart which
 * @param first the truth of the first day
 * @param next the truth of the next day
 * @param withoutLateRows how the latter would differ had the rows never come that came late
 */
public record DayAnswers(Mart mart, KeyedRows first, KeyedRows next, Deviation withoutLateRows) {}
