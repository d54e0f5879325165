/**
 * The room that a candidate works in: the workspace with its finished data, the session of Docker
 * containers around it, and the way their work comes back.
 */
package dev.exercise.room;
