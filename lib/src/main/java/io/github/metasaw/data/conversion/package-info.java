/**
 * From what the reports of studies give to the raw data that effect sizes need, in a table. Start
 * at {@link io.github.metasaw.data.conversion.Conversion}.
 */
@NullMarked
package io.github.metasaw.data.conversion;

import org.jspecify.annotations.NullMarked;
