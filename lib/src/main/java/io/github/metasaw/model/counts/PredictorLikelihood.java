package io.github.metasaw.model.counts;

/**
 * The log-likelihood of some counts as a function of one linear predictor, on the natural scale of
 * an exponential family: concave, with a slope that is observed less expected.
 */
public interface PredictorLikelihood {

  /**
   * The log-likelihood with its derivatives.
   *
   * @param eta linear predictor: log odds, log rate or log odds ratio
   * @param out receives the natural log of the probability of the counts, and its first and second
   *     derivatives by eta [3]
   */
  void at(double eta, double[] out);

  /**
   * The log-likelihood.
   *
   * @param eta linear predictor
   * @return natural log of the probability of the counts
   */
  double value(double eta);
}
