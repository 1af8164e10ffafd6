package io.github.metasaw.freq.pvalue;

/**
 * The p values of several tests as one.
 *
 * @param method how they were combined
 * @param statistic chi-squared of Fisher, z of Stouffer, the smallest p of Tippett, the number of
 *     small ones of the binomial test, the sum of Edgington, t of the logits
 * @param df degrees of freedom of chi-squared or t; NaN for others
 * @param p probability of a statistic at least as extreme if no study has an effect
 */
public record CombinedPValue(PValueMethod method, double statistic, double df, double p) {}
