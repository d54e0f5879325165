/** Reads Postgres: check, discover, and full refreshes of many tables from one snapshot. */
package dev.exercise.airbyte.source;
