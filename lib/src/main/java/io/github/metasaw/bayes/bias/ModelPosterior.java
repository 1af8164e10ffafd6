package io.github.metasaw.bayes.bias;

/**
 * What the data say under one model.
 *
 * @param model which
 * @param logMarginal log marginal likelihood, natural
 * @param error estimated relative error of the marginal likelihood
 * @param mu posterior density of the mean effect; of no meaning without an effect
 * @param logTau posterior density of the log of the SD of effects; of no meaning without
 *     heterogeneity
 * @param bias the likelihood, which keeps the posterior of the parameters of the bias
 */
record ModelPosterior(
    AveragedModel model,
    double logMarginal,
    double error,
    NodeDensity mu,
    NodeDensity logTau,
    BiasLikelihood bias) {}
