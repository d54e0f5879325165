/**
 * The code of the candidate's dbt project, judged as text: its layers, names, tests, documentation
 * and style. What the starter brought along is neither charged nor credited.
 */
package dev.exercise.quality;
