package io.github.metasaw.fit;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/** The shortest interval of a given probability, and the mode: both by Brent's minimiser. */
public final class HighestDensityInterval {

  private static final int SCAN = 32;

  /** Stands for the probability 0 where that quantile is infinite. */
  private static final double EDGE = 1e-9;

  private HighestDensityInterval() {}

  /**
   * The narrowest [q(a), q(a + level)] over the probability a left below.
   *
   * @param quantile of a distribution with one hump
   * @param level probability of the interval
   * @return both ends
   */
  public static Interval interval(DoubleUnaryOperator quantile, double level) {
    DoubleUnaryOperator finite = p -> finite(quantile, p);
    DoubleUnaryOperator width = a -> finite.applyAsDouble(a + level) - finite.applyAsDouble(a);
    double a = minimise(width, 0, 1 - level);
    return new Interval(finite.applyAsDouble(a), finite.applyAsDouble(a + level));
  }

  private static double finite(DoubleUnaryOperator quantile, double p) {
    double q = quantile.applyAsDouble(p);
    return Double.isInfinite(q) ? quantile.applyAsDouble(Math.max(EDGE, Math.min(1 - EDGE, p))) : q;
  }

  /**
   * The point at which a function of one variable is smallest, the end points included.
   *
   * @param f the function
   * @param from lower end
   * @param to upper end
   * @return the argument
   */
  public static double minimise(DoubleUnaryOperator f, double from, double to) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= SCAN; i++) {
      double value = f.applyAsDouble(from + (to - from) * i / SCAN);
      if (value < least) {
        least = value;
        best = i;
      }
    }
    double lo = from + (to - from) * Math.max(0, best - 1) / SCAN;
    double hi = from + (to - from) * Math.min(SCAN, best + 1) / SCAN;
    double at = from + (to - from) * best / SCAN;
    double found =
        new BrentOptimizer(1e-10, 1e-12 * Math.max(Double.MIN_NORMAL, Math.abs(to - from)))
            .optimize(
                new MaxEval(500),
                new UnivariateObjectiveFunction(f::applyAsDouble),
                GoalType.MINIMIZE,
                new SearchInterval(lo, hi, (lo + hi) / 2))
            .getPoint();
    return f.applyAsDouble(found) < least ? found : at;
  }
}
