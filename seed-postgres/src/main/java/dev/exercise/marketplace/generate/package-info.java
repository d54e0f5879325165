/**
 * The clean world: every row of the nine source tables as a pure function of a {@link
 * dev.exercise.marketplace.World}, streamed into Postgres by COPY.
 *
 * <p>Nothing is remembered between rows. Whatever another table needs of an order, a product or a
 * user is computed again, so memory does not grow with the scale. Indexes of rows count from 0, ids
 * from 1. Amounts are whole cents; moments are seconds or microseconds since 1970 UTC, as each
 * method says.
 */
package dev.exercise.marketplace.generate;
