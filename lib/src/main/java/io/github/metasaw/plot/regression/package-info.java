/** Figures of models with moderators, of their variances, and of the data they are fitted to. */
@NullMarked
package io.github.metasaw.plot.regression;

import org.jspecify.annotations.NullMarked;
