/**
 * Likelihoods of models on arrays. Imports {@code model.covariance} and below. Start at {@link
 * Likelihood}; {@link GaussianLikelihood} is that of estimates with known sampling covariance.
 */
@NullMarked
package io.github.metasaw.model.likelihood;

import org.jspecify.annotations.NullMarked;
