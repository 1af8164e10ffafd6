package io.github.metasaw.freq.bias;

import io.github.metasaw.fit.Interval;

/**
 * The effect under one strength of selection.
 *
 * @param gamma0 selection of all studies
 * @param gamma1 selection by precision
 * @param publication probability of publishing the study with the largest standard error
 * @param estimate of the effect, on the scale of yi
 * @param se its standard error
 * @param interval Wald's, at the level of the fit
 * @param rho correlation of selection and sampling error
 * @param tau SD of the true effects
 * @param residualP of the likelihood-ratio test that the selection leaves no small-study effect
 * @param unpublished expected number of studies that were not published
 */
public record CopasPoint(
    double gamma0,
    double gamma1,
    double publication,
    double estimate,
    double se,
    Interval interval,
    double rho,
    double tau,
    double residualP,
    double unpublished) {}
