package io.github.metasaw.freq.counts;

import io.github.metasaw.optim.OptimReport;

/**
 * A maximum of the likelihood of a mixed model.
 *
 * @param t the common parameters: coefficients in the basis of {@link EffectDesign}, then level and
 *     its SD, then tau, as far as the model has them
 * @param own parameters that each study has of its own [k]; empty where there are none
 * @param logLik natural log of the likelihood
 * @param report how it was found
 */
record MixedMaximum(double[] t, double[] own, double logLik, OptimReport report) {}
