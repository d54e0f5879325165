/** When connections sync by themselves. */
package dev.exercise.airbyte.server.schedule;
