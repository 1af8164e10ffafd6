package io.github.metasaw.freq.likelihood;

import io.github.metasaw.formula.Target;
import io.github.metasaw.model.likelihood.Likelihood;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Small likelihoods of a mean and the logarithm of one quantity, each with its value, gradient and
 * starting point only: what a new model brings.
 */
abstract class TwoParameterLikelihood implements Likelihood {

  static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double[] start;
  private final String second;

  /** Value and gradient at the point last asked for. */
  final double[] slope = new double[2];

  TwoParameterLikelihood(double mean, double log, String second) {
    this.start = new double[] {mean, log};
    this.second = second;
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public double[] gradient() {
    return slope.clone();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.of(new Target.Mu(0), Parameter.INTERCEPT),
        Parameter.of(new Target.Sigma(0), second));
  }

  static double density(double z) {
    return NORMAL.density(z);
  }

  /** Estimates normal about a common mean with variance vi + tau2: theta = (mu, log tau). */
  static final class RandomEffects extends TwoParameterLikelihood {
    private final double[] yi;
    private final double[] vi;

    RandomEffects(double[] yi, double[] vi) {
      super(0, Math.log(0.3), Parameter.INTERCEPT);
      this.yi = yi;
      this.vi = vi;
    }

    @Override
    public double at(double[] theta) {
      double tau2 = Math.exp(2 * theta[1]);
      double log = 0;
      slope[0] = 0;
      slope[1] = 0;
      for (int i = 0; i < yi.length; i++) {
        double v = vi[i] + tau2;
        double r = yi[i] - theta[0];
        log -= 0.5 * (Math.log(2 * Math.PI * v) + r * r / v);
        slope[0] += r / v;
        slope[1] += tau2 * (r * r / v - 1) / v;
      }
      return log;
    }

    @Override
    public List<Boundary> boundaries() {
      return List.of(Boundary.variance(1));
    }

    @Override
    public double typicalVariance() {
      double mean = 0;
      double squares = 0;
      for (double y : yi) {
        mean += y / yi.length;
        squares += y * y / yi.length;
      }
      return squares - mean * mean;
    }
  }

  /** Values above 0 of a normal distribution that is cut off there: theta = (mean, log SD). */
  static final class Truncated extends TwoParameterLikelihood {
    private final double[] x;

    Truncated(double[] x) {
      super(1, 0, Parameter.INTERCEPT);
      this.x = x;
    }

    @Override
    public double at(double[] theta) {
      double sd = Math.exp(theta[1]);
      double cut = theta[0] / sd;
      double hazard = density(cut) / NORMAL.cumulativeProbability(cut);
      double log = 0;
      slope[0] = 0;
      slope[1] = 0;
      for (double value : x) {
        double z = (value - theta[0]) / sd;
        log += NORMAL.logDensity(z) - theta[1] - Math.log(NORMAL.cumulativeProbability(cut));
        slope[0] += z / sd - hazard / sd;
        slope[1] += z * z - 1 + hazard * cut;
      }
      return log;
    }
  }

  /**
   * Estimates of a common effect, published for certain if z is above a cut-off, else with
   * probability delta (Hedges 1984): theta = (mu, log delta).
   */
  static final class Selected extends TwoParameterLikelihood {
    private final double[] yi;
    private final double[] sei;
    private final double cut;

    Selected(double[] yi, double[] sei, double cut) {
      super(0.3, Math.log(0.5), "delta");
      this.yi = yi;
      this.sei = sei;
      this.cut = cut;
    }

    @Override
    public double at(double[] theta) {
      double delta = Math.exp(theta[1]);
      double log = 0;
      slope[0] = 0;
      slope[1] = 0;
      for (int i = 0; i < yi.length; i++) {
        double z = (yi[i] - theta[0]) / sei[i];
        double limit = cut - theta[0] / sei[i];
        double above = NORMAL.survivalProbability(limit);
        double below = NORMAL.cumulativeProbability(limit);
        double total = above + delta * below;
        boolean significant = yi[i] / sei[i] > cut;
        log += NORMAL.logDensity(z) - Math.log(sei[i]) - Math.log(total);
        log += significant ? 0 : theta[1];
        slope[0] += z / sei[i] - (1 - delta) * density(limit) / sei[i] / total;
        slope[1] += (significant ? 0 : 1) - delta * below / total;
      }
      return log;
    }

    @Override
    public List<Boundary> boundaries() {
      return List.of(Boundary.variance(1));
    }
  }
}
