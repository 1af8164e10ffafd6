/**
 * The Bayesian engine: it reads the priors, chooses how the posterior is computed, and returns a
 * fit with its summaries and checks. Quadrature is in {@code bayes.exact}, samplers are in {@code
 * bayes.sampler}. Start reading at {@link BayesEngine}, then {@link PosteriorFit}. Knows no figure.
 */
@NullMarked
package io.github.metasaw.bayes;

import org.jspecify.annotations.NullMarked;
