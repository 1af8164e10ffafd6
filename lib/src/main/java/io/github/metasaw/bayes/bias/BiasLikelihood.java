package io.github.metasaw.bayes.bias;

/**
 * The likelihood of mean and heterogeneity with the parameters of the bias integrated over their
 * prior. It keeps what it saw of these parameters. Not for several threads at once.
 */
interface BiasLikelihood {

  /**
   * About the log of the integrated likelihood: where to integrate.
   *
   * @param mu mean effect
   * @param tau SD of effects
   * @return within some tens of the log, in the same order of magnitude over the whole plane
   */
  double approximate(double mu, double tau);

  /**
   * Makes nodes of the parameters of the bias, given where the likelihood is largest.
   *
   * @param mu a good mean effect
   * @param tau a good SD
   * @param refinements how often each step is halved [parameters]
   */
  void prepare(double mu, double tau, int... refinements);

  /** Number of parameters of the bias. */
  int parameters();

  /**
   * Integrates at a place, and adds what it sees of the parameters to their posterior.
   *
   * @param mu mean effect
   * @param tau SD of effects
   * @param logWeight log of the weight of the place, less a constant of the model
   * @return the integral times the weight; then, for each parameter, real and imaginary part of the
   *     sum with the wave of its {@link NodeAxis} [1 + 2 parameters]
   */
  double[] integrate(double mu, double tau, double logWeight);

  /** Remembers where the parameters of the bias lie at this place. */
  void mark();

  /** Goes back to the place of {@link #mark}, so that what is integrated next is its neighbour. */
  void reset();
}
