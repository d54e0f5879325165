/** How a connector is called from outside: spec, check, discover, read and write by arguments. */
package dev.exercise.airbyte.connector;
