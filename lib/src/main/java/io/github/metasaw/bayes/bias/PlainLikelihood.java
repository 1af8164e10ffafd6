package io.github.metasaw.bayes.bias;

/** The likelihood without bias. */
final class PlainLikelihood implements BiasLikelihood {

  private final ObservedEffects data;

  PlainLikelihood(ObservedEffects data) {
    this.data = data;
  }

  @Override
  public double approximate(double mu, double tau) {
    return data.logLikelihood(mu, tau);
  }

  @Override
  public void prepare(double mu, double tau, int... refinements) {}

  @Override
  public int parameters() {
    return 0;
  }

  @Override
  public double[] integrate(double mu, double tau, double logWeight) {
    return new double[] {Math.exp(logWeight + data.logLikelihood(mu, tau))};
  }

  @Override
  public void mark() {}

  @Override
  public void reset() {}
}
