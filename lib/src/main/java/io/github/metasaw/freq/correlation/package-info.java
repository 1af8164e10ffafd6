/** Regression from matrices of correlations or covariances instead of rows. */
@NullMarked
package io.github.metasaw.freq.correlation;

import org.jspecify.annotations.NullMarked;
