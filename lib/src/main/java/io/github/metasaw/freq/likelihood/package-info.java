/**
 * Maximum likelihood for any {@link io.github.metasaw.model.likelihood.Likelihood}: the search with
 * variances of 0 and correlations of 1, standard errors, profile intervals, and remarks on what the
 * search met. A new likelihood brings its value, gradient, starting point and boundaries, and has
 * the rest from here. Start at {@link MaximumLikelihood}.
 */
@NullMarked
package io.github.metasaw.freq.likelihood;

import org.jspecify.annotations.NullMarked;
