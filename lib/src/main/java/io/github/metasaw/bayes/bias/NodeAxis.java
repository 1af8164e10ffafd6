package io.github.metasaw.bayes.bias;

import io.github.metasaw.distribution.Logistic;
import io.github.metasaw.integrate.LogDensity;
import java.util.function.DoubleUnaryOperator;

/**
 * Nodes of a trapezoidal rule in t, where x = centre + scale sinh(t): dense in the middle, and far
 * apart in the tails. With integrands that are analytic and die off at both ends the error falls
 * exponentially as the step becomes smaller (Trefethen and Weideman 2014, SIAM Rev. 56, 385). An
 * axis may also be one known value.
 *
 * <p>The variable that is integrated, y, is x itself, or an increasing function of it that maps the
 * real line to a support with ends.
 */
final class NodeAxis {

  /** Of the wave by which the error is judged, over pi/step. */
  private static final double FREQUENCY = 0.8;

  private final double centre;
  private final double scale;
  private final double step;
  private final int first;
  private final double[] value;
  private final double[] logWeight;
  private final double[] logWidth;
  private final double[] cosine;
  private final double[] sine;
  private final Support support;

  /** The support of y, as a map from the real line. */
  record Support(double lower, double upper) {

    static final Support REAL_LINE =
        new Support(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private boolean isBelow() {
      return lower > Double.NEGATIVE_INFINITY;
    }

    private boolean isAbove() {
      return upper < Double.POSITIVE_INFINITY;
    }

    double y(double x) {
      if (isBelow() && isAbove()) {
        return lower + (upper - lower) / (1 + Math.exp(-x));
      }
      return isBelow()
          ? lower + Logistic.softplus(x)
          : isAbove() ? upper - Logistic.softplus(-x) : x;
    }

    double x(double y) {
      if (isBelow() && isAbove()) {
        return Math.log((y - lower) / (upper - y));
      }
      return isBelow()
          ? Logistic.inverseSoftplus(y - lower)
          : isAbove() ? -Logistic.inverseSoftplus(upper - y) : y;
    }

    /** Log of dy/dx. */
    double logSlope(double x) {
      double towards = -Logistic.softplus(-x);
      double away = -Logistic.softplus(x);
      if (isBelow() && isAbove()) {
        return Math.log(upper - lower) + towards + away;
      }
      return isBelow() ? towards : isAbove() ? away : 0;
    }
  }

  private NodeAxis(double value) {
    this.centre = value;
    this.scale = 0;
    this.step = 1;
    this.first = 0;
    this.value = new double[] {value};
    this.logWeight = new double[1];
    this.logWidth = new double[1];
    this.cosine = new double[1];
    this.sine = new double[1];
    this.support = Support.REAL_LINE;
  }

  private NodeAxis(Layout layout, Support support, DoubleUnaryOperator logPrior) {
    this.centre = layout.centre();
    this.scale = layout.scale();
    this.step = layout.step();
    this.support = support;
    this.first = (int) Math.floor(t(layout.from()) / step);
    int last = (int) Math.ceil(t(layout.to()) / step);
    int n = last - first + 1;
    this.value = new double[n];
    this.logWeight = new double[n];
    this.logWidth = new double[n];
    this.cosine = new double[n];
    this.sine = new double[n];
    for (int i = 0; i < n; i++) {
      double t = (first + i) * step;
      double x = centre + scale * Math.sinh(t);
      value[i] = support.y(x);
      logWidth[i] = Math.log(step * scale * Math.cosh(t)) + support.logSlope(x);
      cosine[i] = Math.cos(FREQUENCY * Math.PI * i);
      sine[i] = Math.sin(FREQUENCY * Math.PI * i);
      logWeight[i] = logPrior.applyAsDouble(value[i]) + logWidth[i];
    }
  }

  /**
   * Where nodes lie.
   *
   * @param centre middle, of x
   * @param scale about which x spreads
   * @param step of t
   * @param from least x
   * @param to largest x
   */
  record Layout(double centre, double scale, double step, double from, double to) {

    /** The same with a step half as long. */
    Layout halved() {
      return new Layout(centre, scale, step / 2, from, to);
    }
  }

  /** A known value. */
  static NodeAxis at(double value) {
    return new NodeAxis(value);
  }

  /** An axis over the real line with a prior density. */
  static NodeAxis of(Layout layout, DoubleUnaryOperator logPrior) {
    return new NodeAxis(layout, Support.REAL_LINE, logPrior);
  }

  /** An axis over the support of a density. */
  static NodeAxis of(Layout layout, LogDensity prior) {
    return new NodeAxis(layout, new Support(prior.lower(), prior.upper()), prior::at);
  }

  private double t(double x) {
    double y = (x - centre) / scale;
    return Math.copySign(Math.log(Math.abs(y) + Math.hypot(y, 1)), y);
  }

  /** The place of y among the nodes, a fraction between them. */
  double place(double y) {
    return t(support.x(y)) / step - first;
  }

  boolean isPoint() {
    return scale == 0;
  }

  int size() {
    return value.length;
  }

  /** The i-th node, of y. */
  double value(int i) {
    return value[i];
  }

  /** The value at a place between nodes. */
  double valueAt(double place) {
    return support.y(centre + scale * Math.sinh((first + place) * step));
  }

  /** Log of the width of a cell at a place between nodes. */
  double logWidthAt(double place) {
    double t = (first + place) * step;
    return Math.log(step * scale * Math.cosh(t)) + support.logSlope(centre + scale * Math.sinh(t));
  }

  /** Log of the prior probability of its cell. */
  double logWeight(int i) {
    return logWeight[i];
  }

  /** Log of the width of its cell, in y. */
  double logWidth(int i) {
    return logWidth[i];
  }

  /** Cosine of the wave by which the error of the rule is judged, at a node. */
  double cosine(int i) {
    return cosine[i];
  }

  /** Sine of this wave. */
  double sine(int i) {
    return sine[i];
  }

  /**
   * The relative error of a sum over the nodes, about. It is the Fourier transform of the integrand
   * at the frequency 2 pi/step; the sum with a wave has that at {@link #FREQUENCY} times pi/step,
   * and the transform of an analytic function falls exponentially or faster.
   *
   * @param sum over the nodes
   * @param real part of the sum times the wave
   * @param imaginary part of that
   * @param power of the transform by which it is continued, smaller where a small part of the
   *     integrand may lie where nodes are far apart
   */
  static double error(double sum, double real, double imaginary, double power) {
    return 3 * Math.pow(Math.hypot(real, imaginary) / sum, power);
  }
}
