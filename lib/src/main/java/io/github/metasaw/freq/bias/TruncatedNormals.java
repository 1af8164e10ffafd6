package io.github.metasaw.freq.bias;

import io.github.metasaw.distribution.Normal;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The likelihood of independent estimates, each truncated to the significant or to the other values
 * of its study: y ~ N(mu, v + tau2) given y &gt; c or given y &lt;= c. For a given tau it is
 * concave in mu.
 */
final class TruncatedNormals {

  private static final int GRID = 24;

  private final double[] y;
  private final double[] v;

  /** Above which a study is significant [k]. */
  private final double[] cut;

  private TruncatedNormals(double[] y, double[] v, double[] cut) {
    this.y = y;
    this.v = v;
    this.cut = cut;
  }

  /**
   * A maximum.
   *
   * @param mu mean effect, in the direction of significance
   * @param tau SD of the true effects
   * @param value log-likelihood
   */
  record Maximum(double mu, double tau, double value) {}

  /**
   * The likelihood of estimates.
   *
   * @param sign 1 where large estimates are significant, -1 where small ones are
   * @param yi estimates [k]
   * @param vi sampling variances, above 0 [k]
   * @param alpha two-sided level
   */
  static TruncatedNormals of(double sign, double[] yi, double[] vi, double alpha) {
    double critical = Normal.upperQuantile(alpha / 2);
    double[] cut = Arrays.stream(vi).map(v -> critical * Math.sqrt(v)).toArray();
    double[] y = Arrays.stream(yi).map(value -> sign * value).toArray();
    return new TruncatedNormals(y, vi, cut);
  }

  int significant() {
    int count = 0;
    for (int i = 0; i < y.length; i++) {
      count += y[i] > cut[i] ? 1 : 0;
    }
    return count;
  }

  /** A step of the size of a standard error. */
  double step() {
    return Math.sqrt(Arrays.stream(v).average().orElse(1) / y.length);
  }

  /** The maximum over mu and tau. */
  Maximum maximum() {
    return maximumAtTau(best(tau -> maximumAtTau(tau).value()));
  }

  /** The maximum over tau for a mean. */
  double maximumAtMean(double mu) {
    return value(mu, best(tau -> value(mu, tau)));
  }

  /** The maximum over mu for a tau, by Newton's method with bisection. */
  Maximum maximumAtTau(double tau) {
    double reach = 8 * (spread() + Math.sqrt(Arrays.stream(v).max().orElse(1)) + tau);
    double low = Arrays.stream(y).min().orElse(0) - 100 * reach;
    double high = Arrays.stream(y).max().orElse(0) + 100 * reach;
    double mu = Arrays.stream(y).average().orElse(0);
    for (int i = 0; i < 200; i++) {
      double[] slope = slope(mu, tau);
      if (slope[0] > 0) {
        low = mu;
      } else {
        high = mu;
      }
      double next = mu + slope[0] / slope[1];
      if (!(next > low && next < high)) {
        next = (low + high) / 2;
      }
      double move = Math.abs(next - mu);
      mu = next;
      if (move <= 1e-14 * reach) {
        break;
      }
    }
    return new Maximum(mu, tau, value(mu, tau));
  }

  double value(double mu, double tau) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double variance = v[i] + tau * tau;
      double sd = Math.sqrt(variance);
      double z = (y[i] - mu) / sd;
      double c = (cut[i] - mu) / sd;
      double side = y[i] > cut[i] ? c : -c;
      sum -= 0.5 * (z * z + Math.log(2 * Math.PI * variance)) + logTail(side);
    }
    return sum;
  }

  /** The derivative of the log-likelihood by mu, and minus the second one, which is positive. */
  private double[] slope(double mu, double tau) {
    double first = 0;
    double second = 0;
    for (int i = 0; i < y.length; i++) {
      double variance = v[i] + tau * tau;
      double sd = Math.sqrt(variance);
      double c = (cut[i] - mu) / sd;
      int direction = y[i] > cut[i] ? 1 : -1;
      double side = direction * c;
      double hazard = Math.exp(-0.5 * (side * side + Math.log(2 * Math.PI)) - logTail(side));
      first += (y[i] - mu) / variance - direction * hazard / sd;
      second += Math.max(1e-12, 1 - hazard * (hazard - side)) / variance;
    }
    return new double[] {first, second};
  }

  /** ln P(Z > z). */
  private static double logTail(double z) {
    return z >= 0 ? Normal.logSurvival(z) : Math.log1p(-Normal.survival(-z));
  }

  private double spread() {
    return Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0);
  }

  /** The tau of the largest value: the best of a grid, then by Brent between neighbours. */
  private double best(DoubleUnaryOperator of) {
    double most = 2 * spread() + Math.sqrt(Arrays.stream(v).max().orElse(1));
    double[] grid = new double[GRID + 1];
    int top = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      grid[i] = most * i * i / (GRID * GRID);
      double there = of.applyAsDouble(grid[i]);
      if (there > highest) {
        highest = there;
        top = i;
      }
    }
    double found =
        new BrentOptimizer(1e-10, 1e-12)
            .optimize(
                new MaxEval(500),
                new UnivariateObjectiveFunction(of::applyAsDouble),
                GoalType.MAXIMIZE,
                new SearchInterval(grid[Math.max(0, top - 1)], grid[Math.min(GRID, top + 1)]))
            .getPoint();
    return of.applyAsDouble(found) > of.applyAsDouble(0) ? found : 0;
  }
}
