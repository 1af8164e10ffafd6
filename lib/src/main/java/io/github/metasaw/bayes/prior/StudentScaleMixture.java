package io.github.metasaw.bayes.prior;

import io.github.metasaw.random.RandomStream;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Student's t as a scale mixture of normals: lambda ~ Gamma(df/2, rate df/2) (Gelman et al. 2013,
 * section 17.2).
 *
 * @param df degrees of freedom, above 0
 */
record StudentScaleMixture(double df) implements ScaleMixture {

  /** Steps of log lambda: the trapezoidal rule's error, exp(-pi^2/0.3), is below 1e-14. */
  private static final double STEP = 0.3;

  @Override
  public double logDensity(double logLambda) {
    double half = df / 2;
    return half * (Math.log(half) + logLambda - Math.exp(logLambda)) - LogGamma.value(half);
  }

  /** From Gamma((df + 1)/2, rate (df + z^2)/2). */
  @Override
  public double draw(double z, RandomStream stream) {
    return stream.nextGamma((df + 1) / 2) / ((df + z * z) / 2);
  }

  /**
   * The trapezoidal rule in log lambda, which converges geometrically. It reaches over twelve SDs
   * of log lambda, below 1 until lambda^((df + 1)/2) vanishes, and farther where the prior lies far
   * from the estimate.
   */
  @Override
  public Nodes nodes(double z) {
    double step = Math.min(STEP, 0.7 * Math.sqrt(2 / df));
    double reach = 12 * Math.sqrt(2 / df);
    double far = 2 * Math.log(Math.max(1, Math.abs(z)));
    int from = (int) Math.floor(-(80 / (df + 1) + reach + far) / step);
    int to = (int) Math.ceil(Math.max(Math.log1p(90 / df), reach) / step);
    double[] lambda = new double[to - from + 1];
    double[] logWeight = new double[lambda.length];
    for (int m = 0; m < lambda.length; m++) {
      double log = (from + m) * step;
      lambda[m] = Math.exp(log);
      logWeight[m] = Math.log(step) + logDensity(log);
    }
    return new Nodes(lambda, logWeight);
  }
}
