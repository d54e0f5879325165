/** The mart contract: which tables are asked for, with which grain, columns and types. */
package dev.exercise.marketplace.mart;
