/**
 * The Bayesian engine: priors on a named scale, the exact posterior by quadrature over tau, and
 * samplers. Imports {@code fit}, {@code draws} and what lies below them; knows no figure. Start
 * reading at {@link BayesEngine}, then {@link ExactPosterior}.
 */
@NullMarked
package io.github.metasaw.bayes;

import org.jspecify.annotations.NullMarked;
