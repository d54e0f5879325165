package dev.exercise.marketplace.mart;

import java.util.List;

/**
 * Rows of a mart. A row holds a value per column of the mart, in its order, of the column type's
 * {@link ColumnType#valueClass()}; SQL's NULL is {@code null}. NUMERIC values carry the scale they
 * were computed with.
 *
 * @param mart whose rows these are
 * @param rows in no particular order; unmodifiable by agreement, not copied for the sake of size
 */
public record MartTable(Mart mart, List<Object[]> rows) {}
