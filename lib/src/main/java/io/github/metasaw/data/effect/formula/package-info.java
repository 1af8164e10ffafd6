/**
 * From raw data to effect sizes: one class per kind of data, which reads and checks its inputs, and
 * the formulas of its measures. Arrays only. Start at {@link
 * io.github.metasaw.data.effect.formula.Formula}.
 */
@NullMarked
package io.github.metasaw.data.effect.formula;

import org.jspecify.annotations.NullMarked;
