/** Figures of posteriors and of their draws: one data record per figure, which draws itself. */
@NullMarked
package io.github.metasaw.plot.posterior;

import org.jspecify.annotations.NullMarked;
