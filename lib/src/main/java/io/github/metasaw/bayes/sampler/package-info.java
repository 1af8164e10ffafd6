/**
 * Draws from posteriors: independent draws, Gibbs sampling, the no-U-turn sampler, their tuning
 * during warm-up, and marginal likelihoods by bridge sampling. {@link Sampler} lists the samplers
 * that an option can name. Imports {@code bayes.exact} and what lies below it; knows no fit.
 */
@NullMarked
package io.github.metasaw.bayes.sampler;

import org.jspecify.annotations.NullMarked;
