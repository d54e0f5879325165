/** What a grade looks like: JSON for machines, plain text for the console, HTML for people. */
package dev.exercise.report;
