/** What happened in a session and when, read from the traces that services and candidate left. */
package dev.exercise.timeline;
