/**
 * Forms of a table of studies: one row per comparison, one row per group, one row per study. Start
 * at {@link io.github.metasaw.data.reshape.GroupTable}, {@link
 * io.github.metasaw.data.reshape.ComparisonTable} and {@link
 * io.github.metasaw.data.reshape.Aggregation}.
 */
@NullMarked
package io.github.metasaw.data.reshape;

import org.jspecify.annotations.NullMarked;
