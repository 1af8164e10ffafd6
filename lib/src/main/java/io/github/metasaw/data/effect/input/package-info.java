/**
 * Raw data of studies and what can be said of the way effect sizes are computed from them: cells,
 * means and test statistics by the names of metafor's {@code escalc}, types of variances, the
 * treatment of zero cells. Arrays only. Start at {@link
 * io.github.metasaw.data.effect.input.RawData}.
 */
@NullMarked
package io.github.metasaw.data.effect.input;

import org.jspecify.annotations.NullMarked;
