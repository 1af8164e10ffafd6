/**
 * Converts a table of what studies report into the raw data that effect sizes need. Start at {@link
 * io.github.metasaw.data.conversion.Conversion}.
 */
@NullMarked
package io.github.metasaw.data.conversion;

import org.jspecify.annotations.NullMarked;
