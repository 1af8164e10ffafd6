/**
 * Estimators of the heterogeneity variance tau2 in a model with one tau2 and independent studies,
 * on plain arrays: by moments and by likelihood, with standard errors, intervals and the estimates
 * without each study in turn.
 */
@NullMarked
package io.github.metasaw.freq.tau2;

import org.jspecify.annotations.NullMarked;
