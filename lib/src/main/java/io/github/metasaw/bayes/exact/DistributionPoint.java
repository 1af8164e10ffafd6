package io.github.metasaw.bayes.exact;

/**
 * A distribution at one value.
 *
 * @param cdf the distribution function there
 * @param density the density there
 */
record DistributionPoint(double cdf, double density) {}
