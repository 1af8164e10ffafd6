/**
 * Pooling of counts without yi and vi: Mantel-Haenszel, Peto and generalised linear mixed models.
 * The numbers are computed on arrays. Start reading at {@link
 * io.github.metasaw.freq.counts.MantelHaenszel}.
 */
@NullMarked
package io.github.metasaw.freq.counts;

import org.jspecify.annotations.NullMarked;
