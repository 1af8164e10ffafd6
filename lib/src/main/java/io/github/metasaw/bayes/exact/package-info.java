/**
 * Posteriors by quadrature: given tau the model is Gaussian ({@link GaussianGivenTau}), and tau is
 * integrated over ({@link ExactPosterior}), so that every marginal is a mixture. {@link
 * OneVariancePosterior} takes arrays. Imports {@code bayes.posterior} and what lies below it; knows
 * no sampler.
 */
@NullMarked
package io.github.metasaw.bayes.exact;

import org.jspecify.annotations.NullMarked;
