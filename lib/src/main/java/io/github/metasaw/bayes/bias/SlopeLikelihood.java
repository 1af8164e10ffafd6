package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.prior.ScaledDensity;
import java.util.Arrays;

/**
 * The likelihood with a slope of the estimates on the standard error or its square, integrated over
 * the logarithm of the slope. Given mean and heterogeneity it is normal in the slope, cut at 0.
 */
final class SlopeLikelihood implements BiasLikelihood {

  private static final double STEP = 0.06;

  /** In SDs given mean and heterogeneity; those of the posterior are larger. */
  private static final double SPREAD = 3;

  /** Logs of slopes farther from the middle than this are looked at by no prior. */
  private static final double REACH = 40;

  private final ObservedEffects data;
  private final double[] predictor;
  private final ScaledDensity prior;
  private NodeAxis axis = NodeAxis.at(0);
  private double[] slopes = {};
  private double[] mass = {};
  private double plain;
  private double square;
  private double product;

  SlopeLikelihood(ObservedEffects data, BiasAdjustment.Slope slope) {
    this.data = data;
    this.predictor = Arrays.stream(data.sei()).map(slope.predictor()::of).toArray();
    this.prior = slope.prior().density();
  }

  /** The log likelihood is plain + product b - square b^2/2. */
  private void at(double mu, double tau) {
    plain = data.logLikelihood(mu, tau);
    square = 0;
    product = 0;
    for (int i = 0; i < predictor.length; i++) {
      double x = predictor[i] / data.variance(i, tau);
      square += x * predictor[i];
      product += x * (data.yi()[i] - mu);
    }
  }

  @Override
  public double approximate(double mu, double tau) {
    at(mu, tau);
    double slope = Math.max(0, product / square);
    return plain + slope * (product - 0.5 * square * slope) + 0.5 * Math.log(1 / (1 + square));
  }

  @Override
  public void prepare(double mu, double tau, int... refinements) {
    at(mu, tau);
    double from = Arrays.stream(prior.landmarks()).min().orElse(0) - REACH;
    double to = Arrays.stream(prior.landmarks()).max().orElse(0) + REACH;
    from = Math.max(from, prior.lower());
    to = Math.min(to, prior.upper());
    LogMoments moments = LogMoments.of(from, to, 0.05, w -> prior.at(w) + log(Math.exp(w)));
    double middle = moments.mean();
    double sd = Math.max(0.02, moments.sd());
    double step = STEP / (1 << refinements[0]);
    axis =
        NodeAxis.of(
            new NodeAxis.Layout(middle, SPREAD * sd, step, middle - REACH, middle + REACH), prior);
    slopes = new double[axis.size()];
    Arrays.setAll(slopes, n -> Math.exp(axis.value(n)));
    mass = new double[axis.size()];
  }

  private double log(double slope) {
    return slope * (product - 0.5 * square * slope);
  }

  @Override
  public int parameters() {
    return 1;
  }

  @Override
  public double[] integrate(double mu, double tau, double logWeight) {
    at(mu, tau);
    double sum = 0;
    double real = 0;
    double imaginary = 0;
    for (int n = 0; n < slopes.length; n++) {
      double term = Math.exp(logWeight + plain + axis.logWeight(n) + log(slopes[n]));
      mass[n] += term;
      sum += term;
      real += axis.cosine(n) * term;
      imaginary += axis.sine(n) * term;
    }
    // Waves of different places would cancel, and their errors do not.
    return new double[] {sum, Math.hypot(real, imaginary), 0};
  }

  @Override
  public void mark() {}

  @Override
  public void reset() {}

  /** The posterior of the log of the slope. */
  NodeDensity logSlope() {
    return NodeDensity.of(axis, mass);
  }
}
