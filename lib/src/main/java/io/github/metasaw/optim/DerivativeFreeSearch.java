package io.github.metasaw.optim;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/** Minimises without derivatives: by Brent's method (one variable) or Powell's BOBYQA. */
final class DerivativeFreeSearch {

  /** Evaluations per variable, after which the lowest point seen is taken. */
  private static final int MAX_EVALUATIONS = 100;

  private static final int MAX_EVALUATIONS_ON_A_LINE = 500;

  /** How far from the start the search goes in one variable, and in each of several. */
  private static final double REACH_ON_A_LINE = 5;

  private static final double REACH = 10;

  private DerivativeFreeSearch() {}

  /**
   * A low point.
   *
   * @param f the function; NaN where it is not defined
   * @param start where the search begins [q]
   * @param value there
   * @return a minimum, or the lowest point seen where the search gave up; the report of what
   *     follows says so, unless scoring ends from there
   */
  static double[] lowest(ToDoubleFunction<double[]> f, double[] start, double value) {
    return start.length == 1 ? byBrent(f, start) : byPowell(f, start, value);
  }

  private static double[] byBrent(ToDoubleFunction<double[]> f, double[] start) {
    UnivariateFunction line = x -> finite(f.applyAsDouble(new double[] {x}));
    try {
      double at =
          new BrentOptimizer(1e-12, 1e-14)
              .optimize(
                  new MaxEval(MAX_EVALUATIONS_ON_A_LINE),
                  new UnivariateObjectiveFunction(line),
                  GoalType.MINIMIZE,
                  new SearchInterval(
                      start[0] - REACH_ON_A_LINE, start[0] + REACH_ON_A_LINE, start[0]))
              .getPoint();
      return new double[] {at};
    } catch (MathIllegalStateException e) {
      return start;
    }
  }

  private static double[] byPowell(ToDoubleFunction<double[]> f, double[] start, double value) {
    int q = start.length;
    double[][] lowest = {start};
    double[] least = {value};
    double[] low = start.clone();
    double[] high = start.clone();
    for (int j = 0; j < q; j++) {
      low[j] -= REACH;
      high[j] += REACH;
    }
    MultivariateFunction recorded =
        x -> {
          double there = finite(f.applyAsDouble(x));
          if (there < least[0]) {
            least[0] = there;
            lowest[0] = x.clone();
          }
          return there;
        };
    try {
      return new BOBYQAOptimizer(2 * q + 1, 1, 1e-8)
          .optimize(
              new MaxEval(MAX_EVALUATIONS * q),
              new ObjectiveFunction(recorded),
              GoalType.MINIMIZE,
              new SimpleBounds(low, high),
              new InitialGuess(start))
          .getPoint();
    } catch (MathIllegalStateException e) {
      return lowest[0];
    }
  }

  private static double finite(double x) {
    return Double.isNaN(x) ? 1e100 : x;
  }
}
