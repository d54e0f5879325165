/** What an interviewer writes down in a session: notes, ratings, and what broke. */
package dev.exercise.observation;
