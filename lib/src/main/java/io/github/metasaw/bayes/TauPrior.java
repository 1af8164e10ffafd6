package io.github.metasaw.bayes;

import java.util.Arrays;
import java.util.function.Function;

/** A prior of the heterogeneity tau, written on the {@link Scale} of its choice. */
public sealed interface TauPrior {

  /** As model text writes it: {@code tau = half_cauchy(0.5)}. */
  String code();

  /** Whether it integrates to one, so that Bayes factors for tau mean something. */
  boolean isProper();

  /**
   * The density of tau^power (power 1 or 2) at x, on that scale; infinite at a value that has a
   * probability of its own.
   */
  double density(double x, int power, double[] vi);

  /**
   * A density.
   *
   * @param scale of what it is the density
   * @param family the density, given the sampling variances vi [k] on which some depend
   */
  record Continuous(String code, Scale scale, boolean isProper, Function<double[], Family> family)
      implements TauPrior {

    ScaledDensity on(double[] vi) {
      return new ScaledDensity(family.apply(vi), scale);
    }

    @Override
    public double density(double x, int power, double[] vi) {
      return on(vi).ofPower(x, power);
    }
  }

  /** A point: tau (an SD) is known. */
  record Fixed(String code, double tau) implements TauPrior {
    @Override
    public boolean isProper() {
      return true;
    }

    @Override
    public double density(double x, int power, double[] vi) {
      return x == Math.pow(tau, power) ? Double.POSITIVE_INFINITY : 0;
    }
  }

  /** Equal probabilities on a grid of values of tau (an SD), ascending [at least 1]. */
  record Grid(String code, double[] tau) implements TauPrior {

    public Grid {
      tau = tau.clone();
    }

    @Override
    public double[] tau() {
      return tau.clone();
    }

    @Override
    public boolean isProper() {
      return true;
    }

    @Override
    public double density(double x, int power, double[] vi) {
      boolean point = Arrays.stream(tau).anyMatch(value -> x == Math.pow(value, power));
      return point ? Double.POSITIVE_INFINITY : 0;
    }
  }
}
