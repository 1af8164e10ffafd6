/**
 * Columns of Tablesaw tables: found by name with errors that name the place, read as numbers,
 * labels or text. Start at {@link io.github.metasaw.data.column.ColumnLookup}.
 */
@NullMarked
package io.github.metasaw.data.column;

import org.jspecify.annotations.NullMarked;
