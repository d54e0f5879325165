/**
 * SQL files that introduce themselves: a YAML front matter in the leading comment, read from the
 * classpath, so that a catalogue is the folder and never a list in Java.
 */
package dev.exercise.marketplace.sql;
