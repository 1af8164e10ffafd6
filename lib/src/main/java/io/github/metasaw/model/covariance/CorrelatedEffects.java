package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several effects with one covariance in all levels, G = L L'. Its parameters are the log SDs b_a,
 * then row by row below the diagonal Fisher's z_ac of the correlation of effects a and c given the
 * effects before c, p = tanh z: row a of L is exp(b_a) times p_a1, p_a2 sqrt(1 - p_a1^2), ..., the
 * product of all the roots (Lewandowski, Kurowicka and Joe 2009, J. Multivar. Anal. 100, 1989,
 * section 2). With the first effect they are correlations as such; any values make a covariance.
 */
public final class CorrelatedEffects extends CommonCovariance {

  private final int m;

  /**
   * The covariance of several effects.
   *
   * @param m number of effects, at least 2
   */
  public CorrelatedEffects(int m) {
    this.m = m;
  }

  @Override
  int size() {
    return m;
  }

  @Override
  int dimension() {
    return m * (m + 1) / 2;
  }

  /** Where z_ac stands among the parameters, c below a. */
  private int at(int a, int c) {
    return m + a * (a - 1) / 2 + c;
  }

  @Override
  List<Parameter> parameters(String group, List<String> effects) {
    List<Parameter> all = new ArrayList<>();
    for (String effect : effects) {
      all.add(new Parameter.EffectSd(group, effect));
    }
    for (int a = 1; a < m; a++) {
      for (int c = 0; c < a; c++) {
        all.add(
            new Parameter.GroupCorrelation(
                group, effects.get(a), effects.get(c), effects.subList(0, c)));
      }
    }
    return all;
  }

  @Override
  void start(double[] logSd, double[] theta, int from) {
    Arrays.fill(theta, from, from + dimension(), 0);
    System.arraycopy(logSd, 0, theta, from, m);
  }

  @Override
  void root(double[] own, double[] root) {
    for (int a = 0; a < m; a++) {
      double left = Math.exp(own[a]);
      for (int c = 0; c < a; c++) {
        double z = own[at(a, c)];
        root[a * m + c] = left * Math.tanh(z);
        left /= Math.cosh(z);
      }
      root[a * m + a] = left;
    }
  }

  /** The row of L that a parameter moves. */
  private int row(int t) {
    int a = 0;
    while (t >= m && a < m && t >= at(a + 1, 0)) {
      a++;
    }
    return t < m ? t : a;
  }

  /** The derivative of that row by the parameter [m]. */
  private double[] rowSlope(double[] root, int t) {
    int a = row(t);
    double[] slope = Arrays.copyOfRange(root, a * m, (a + 1) * m);
    if (t < m) {
      return slope;
    }
    int c = t - at(a, 0);
    // exp(b_a) times the roots before c, and before c + 1: what is left of the row's length.
    double after = length(slope, c + 1, a);
    double left = Math.hypot(slope[c], after);
    double correlation = left > 0 ? slope[c] / left : 0;
    for (int e = c + 1; e <= a; e++) {
      slope[e] *= -correlation;
    }
    slope[c] = left > 0 ? after * (after / left) : 0;
    Arrays.fill(slope, 0, c, 0);
    return slope;
  }

  private static double length(double[] row, int from, int to) {
    double squares = 0;
    for (int e = from; e <= to; e++) {
      squares += row[e] * row[e];
    }
    return Math.sqrt(squares);
  }

  @Override
  void slope(double[] own, double[] root, int g, int t, double[] slope) {
    Arrays.fill(slope, 0);
    System.arraycopy(rowSlope(root, t), 0, slope, row(t) * m, m);
  }

  /** An effect that does not vary has no correlations. */
  @Override
  List<Boundary> boundaries(int from) {
    List<Boundary> boundaries = new ArrayList<>();
    for (int a = 0; a < m; a++) {
      int[] idle = new int[m - 1];
      for (int c = 0; c < m; c++) {
        if (c != a) {
          idle[c < a ? c : c - 1] = from + at(Math.max(a, c), Math.min(a, c));
        }
      }
      boundaries.add(Boundary.variance(from + a).idling(idle));
    }
    for (int t = m; t < dimension(); t++) {
      boundaries.add(Boundary.correlation(from + t));
    }
    return boundaries;
  }
}
