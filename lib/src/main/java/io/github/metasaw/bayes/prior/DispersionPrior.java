package io.github.metasaw.bayes.prior;

import io.github.metasaw.model.parameter.Link;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The prior of one {@link DispersionParameter}: a density of its real number b (log SD, Fisher's z
 * of a correlation, or a coefficient of either), or single values. Each Jacobian stands in its own
 * kind of prior.
 */
public sealed interface DispersionPrior {

  /**
   * The prior as model text writes it.
   *
   * @return for example {@code sd(study) = half_normal(sd = 0.5)}
   */
  String code();

  /**
   * Whether it integrates to one, so that Bayes factors for the parameter have a meaning.
   *
   * @return true if proper
   */
  boolean isProper();

  /**
   * The density of what tables show: an SD or correlation, or b itself of a coefficient of
   * predictors.
   *
   * @param x on that scale
   * @param parameter whose prior it is
   * @return the density; 0 outside the support, infinite at a value with positive probability
   */
  double density(double x, DispersionParameter parameter);

  /**
   * The density of the square of an SD.
   *
   * @param x the square
   * @param parameter whose prior it is, an SD without predictors
   * @return as {@link #density}
   */
  default double densityOfSquare(double x, DispersionParameter parameter) {
    double sd = Math.sqrt(x);
    return x > 0 ? density(sd, parameter) / (2 * sd) : 0;
  }

  /** A prior with a density of b. */
  sealed interface Continuous extends DispersionPrior {

    /**
     * Where the support of b begins.
     *
     * @return may be negative infinity
     */
    default double lower() {
      return Double.NEGATIVE_INFINITY;
    }

    /**
     * Where the support of b ends.
     *
     * @return may be positive infinity
     */
    default double upper() {
      return Double.POSITIVE_INFINITY;
    }

    /**
     * The log density of b.
     *
     * @param b inside the support
     * @return natural log of the density
     */
    double log(double b);

    /**
     * The derivative of {@link #log}.
     *
     * @param b inside the support
     * @return d log density / db
     */
    double slope(double b);

    @Override
    default double density(double x, DispersionParameter parameter) {
      if (!parameter.alone()) {
        return x > lower() && x < upper() ? Math.exp(log(x)) : 0;
      }
      double b = parameter.link().toLink(x);
      return b > lower() && b < upper() ? Math.exp(log(b) - parameter.link().logSlope(b)) : 0;
    }
  }

  /**
   * A prior of exp(b), an SD, or of its square or precision: {@link PriorScale} has the Jacobian.
   *
   * @param density of b, the log SD
   */
  record OfScale(String code, boolean isProper, ScaledDensity density) implements Continuous {

    /** Flat on tau, the SD: what a model of one tau has where no prior is written. */
    public static final OfScale FLAT_TAU =
        new OfScale(
            "tau = flat()", false, new ScaledDensity(DensityFamily.flat(false), PriorScale.SD));

    @Override
    public double lower() {
      return density.lower();
    }

    @Override
    public double upper() {
      return density.upper();
    }

    @Override
    public double log(double b) {
      return density.at(b, density.scale().value(b));
    }

    @Override
    public double slope(double b) {
      return density.slope(density.scale().value(b));
    }

    @Override
    public double density(double x, DispersionParameter parameter) {
      return parameter.alone() ? density.ofPower(x, 1) : Continuous.super.density(x, parameter);
    }

    @Override
    public double densityOfSquare(double x, DispersionParameter parameter) {
      return density.ofPower(x, 2);
    }
  }

  /**
   * A prior of b itself, which is a coefficient on the scale of log SD or Fisher's z.
   *
   * @param constant log density less the prior's kernel
   */
  record OfCoefficient(String code, LocationPrior prior, double constant) implements Continuous {

    /** A prior that is not a known value. */
    static OfCoefficient of(String code, LocationPrior prior) {
      double mode = prior.mode();
      return new OfCoefficient(code, prior, Math.log(prior.density(mode)) - prior.logKernel(mode));
    }

    @Override
    public boolean isProper() {
      return prior.isProper();
    }

    @Override
    public double log(double b) {
      return prior.logKernel(b) + constant;
    }

    @Override
    public double slope(double b) {
      return prior.slope(b);
    }
  }

  /**
   * A prior of the correlation rho = tanh(b), with the density (1 - rho^2)^(eta - 1) up to its
   * constant between two ends.
   *
   * @param eta 1 for uniform, and where the ends are not -1 and 1
   */
  record OfCorrelation(String code, double eta, double from, double to) implements Continuous {
    @Override
    public boolean isProper() {
      return true;
    }

    @Override
    public double lower() {
      return Link.ATANH.toLink(from);
    }

    @Override
    public double upper() {
      return Link.ATANH.toLink(to);
    }

    @Override
    public double log(double b) {
      double width =
          eta == 1 ? Math.log(to - from) : LogBeta.value(eta, eta) + (2 * eta - 1) * Math.log(2);
      return eta * Link.ATANH.logSlope(b) - width;
    }

    @Override
    public double slope(double b) {
      return -2 * eta * Math.tanh(b);
    }
  }

  /**
   * A known value.
   *
   * @param real b; negative infinity for an SD of 0
   * @param natural what tables show: the SD or correlation itself, b of a coefficient of predictors
   */
  record Known(String code, double real, double natural) implements DispersionPrior {
    @Override
    public boolean isProper() {
      return true;
    }

    @Override
    public double density(double x, DispersionParameter parameter) {
      return x == natural ? Double.POSITIVE_INFINITY : 0;
    }

    @Override
    public double densityOfSquare(double x, DispersionParameter parameter) {
      return x == natural * natural ? Double.POSITIVE_INFINITY : 0;
    }
  }

  /**
   * Equal probabilities on a grid.
   *
   * @param sd values of the SD, ascending [at least 1]
   */
  record OnGrid(String code, double... sd) implements DispersionPrior {

    public OnGrid {
      sd = sd.clone();
    }

    @Override
    public double[] sd() {
      return sd.clone();
    }

    @Override
    public boolean isProper() {
      return true;
    }

    @Override
    public double density(double x, DispersionParameter parameter) {
      boolean point = Arrays.stream(sd).anyMatch(value -> x == value);
      return point ? Double.POSITIVE_INFINITY : 0;
    }

    @Override
    public double densityOfSquare(double x, DispersionParameter parameter) {
      boolean point = Arrays.stream(sd).anyMatch(value -> x == value * value);
      return point ? Double.POSITIVE_INFINITY : 0;
    }
  }
}
