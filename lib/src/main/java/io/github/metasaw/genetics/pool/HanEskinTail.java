package io.github.metasaw.genetics.pool;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.integrate.CompositeRule;
import io.github.metasaw.integrate.FunctionTable;
import io.github.metasaw.integrate.GaussRule;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.special.Gamma;

/**
 * The null distribution of the statistic of {@link HanEskin} in k studies of equal precision.
 *
 * <p>Then S = A + h(B) with A, the squared Z of the common effect, chi-square with 1 degree of
 * freedom, and B, Cochran's Q, chi-square with k - 1, independent; tau2 is above 0 where B is above
 * k, and h(B) = B - k - k log(B / k) there and 0 elsewhere. The tail is an integral over B, so that
 * no simulation is needed, and its logarithm holds however small it is.
 *
 * <p>Tails are tabulated as they are asked for. Not for several threads at once.
 */
public final class HanEskinTail {

  /** Width of a panel in the root of the statistic. */
  private static final double PANEL = 0.5;

  /** Roots of statistics beyond it are not tabulated. */
  private static final double MAX_ROOT = 400;

  /** Of more studies, the distribution of as many is taken: it hardly changes any more. */
  private static final int MAX_STUDIES = 200;

  private static final int STEPS = 60;
  private static final double PRECISION = 1e-15;

  private static final GaussRule RULE =
      CompositeRule.panels(0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88, 0.95, 0.98, 0.993, 1);

  private final Map<Integer, FunctionTable> tables = new HashMap<>();

  /**
   * The log of the upper tail.
   *
   * @param s value of the statistic
   * @param k number of studies, 1 or more
   * @return ln P(S &gt; s), natural
   */
  public double logSurvival(double s, int k) {
    double root = Math.sqrt(s);
    if (!(s > 0)) {
      return s <= 0 ? 0 : Double.NaN;
    }
    if (k == 1) {
      return Normal.logTwoSided(root);
    }
    int studies = Math.min(k, MAX_STUDIES);
    double excess =
        root < MAX_ROOT
            ? tables
                .computeIfAbsent(
                    studies, n -> new FunctionTable((x, out) -> out[0] = excess(x, n), 1, PANEL))
                .value(0, root)
            : excess(root, studies);
    return Math.min(0, Normal.logTwoSided(root) + excess);
  }

  /**
   * The log of how many times the tail is that of a chi-square with 1 degree of freedom, by
   * quadrature. With s - h(b) = s cos^2(t), b is an analytic function of t.
   *
   * @param root of the statistic, positive
   * @param k number of studies, 2 or more
   */
  static double excess(double root, int k) {
    double s = root * root;
    double reference = Normal.logTwoSided(root);
    double sum = 1 - ChiSquared.survival(k, k - 1);
    double half = Math.PI / 2;
    double constant = logDensityConstant(k, reference);
    for (int i = 0; i < RULE.nodes().length; i++) {
      double u = RULE.nodes()[i];
      double t = half * u * u * u;
      double sin = Math.sin(t);
      double cos = Math.cos(t);
      double x = inverse(s * sin * sin / k);
      double b = k * (1 + x);
      double slope = 2 * s * sin * cos * (1 + x) / x;
      double log = constant + (k - 3) / 2.0 * Math.log(b) - b / 2 + Normal.logTwoSided(root * cos);
      sum += RULE.weights()[i] * 3 * half * u * u * slope * Math.exp(log);
    }
    double largest = k * (1 + inverse(s / k));
    return Math.log(sum + Math.exp(ChiSquared.logSurvival(largest, k - 1) - reference));
  }

  /** Of the density of a chi-square with k - 1 degrees of freedom, over the tail of reference. */
  private static double logDensityConstant(int k, double reference) {
    double half = (k - 1) / 2.0;
    return -half * Math.log(2) - Gamma.logGamma(half) - reference;
  }

  /** The positive x of which x - log(1 + x) = h: by Newton's method from above. */
  private static double inverse(double h) {
    double x = Math.sqrt(2 * h) + h;
    for (int step = 0; step < STEPS; step++) {
      double value = (x < 1e-3 ? series(x) : x - Math.log1p(x)) - h;
      double change = value * (1 + x) / x;
      x -= change;
      if (Math.abs(change) <= PRECISION * x) {
        break;
      }
    }
    return x;
  }

  /** x - log(1 + x) of a small x. */
  private static double series(double x) {
    return x
        * x
        * (1 / 2.0 - x * (1 / 3.0 - x * (1 / 4.0 - x * (1 / 5.0 - x * (1 / 6.0 - x / 7)))));
  }
}
