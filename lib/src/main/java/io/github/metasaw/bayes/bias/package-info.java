/**
 * Bayesian model averaging over publication bias (RoBMA-PSMA): models with and without an effect,
 * heterogeneity and several kinds of bias, each integrated by quadrature, none sampled. Start
 * reading at {@link io.github.metasaw.bayes.bias.Robma}; {@link
 * io.github.metasaw.bayes.bias.RobmaPosterior} takes arrays. Imports {@code freq.engine} for the
 * models of fits, {@code bayes.exact} and what lies below them; knows no sampler and no figure.
 */
@NullMarked
package io.github.metasaw.bayes.bias;

import org.jspecify.annotations.NullMarked;
