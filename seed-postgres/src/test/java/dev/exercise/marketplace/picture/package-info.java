/** The pictures of {@code docs/reference/data.md}, drawn from a generated world. */
package dev.exercise.marketplace.picture;
