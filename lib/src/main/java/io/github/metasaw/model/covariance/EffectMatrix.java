package io.github.metasaw.model.covariance;

import java.util.Arrays;

/**
 * The covariance Cov of all effects of a group at one theta, with Cov(b_g, b_h) = R_gh L_g L_h'.
 * Working storage: it refers to the theta that was given last.
 */
final class EffectMatrix {

  private final GroupEffect group;
  private final LevelBlocks blocks;
  private final int m;

  /** The parameters of the covariance within levels. */
  private double[] own = new double[0];

  /** The parameters of the group [dimension]. */
  private double[] all = new double[0];

  /** R at these parameters. */
  private LevelCorrelation correlation;

  /** The derivative of R by its parameter; empty until it is asked for. */
  private double[][] correlationSlope = {};

  /** The factors L, row-major [levels x m x m]. */
  private final double[] root;

  /** G = L L' of several effects whose levels share it, row-major [m x m]; empty otherwise. */
  private final double[] common;

  EffectMatrix(GroupEffect group) {
    this.group = group;
    this.blocks = group.dependence().blocks();
    this.correlation = LevelCorrelation.independent(group.levels());
    this.m = group.size();
    this.root = new double[group.levels() * m * m];
    boolean isShared = m > 1 && group.covariance() instanceof CommonCovariance;
    this.common = new double[isShared ? m * m : 0];
  }

  /** Takes the values at theta, the parameters of the group beginning at {@code from}. */
  void at(double[] theta, int from) {
    int within = group.covariance().dimension();
    all = Arrays.copyOfRange(theta, from, from + group.dimension());
    own = Arrays.copyOf(all, within);
    correlation = group.dependence().at(all, within);
    correlationSlope = new double[0][];
    group.covariance().roots(own, root);
    for (int e = 0; e < common.length; e++) {
      common[e] = product(e / m, e % m);
    }
  }

  /** Element (a, c) of L of a level. */
  double root(int g, int a, int c) {
    return root[(g * m + a) * m + c];
  }

  /**
   * Adds tr(S dCov/dtheta), Cov the covariance of all effects, to {@code gradient}.
   *
   * @param s symmetric, stored as {@link LevelBlocks} says
   */
  void gradient(double[] s, double[] gradient, int from) {
    double[] byRoot =
        common.length > 0 && correlation.isIndependent() ? bySharedRoot(s) : byRoot(s);
    group.covariance().gradient(own, root, byRoot, gradient, from);
    if (all.length > own.length) {
      gradient[from + own.length] += byCorrelation(s);
    }
  }

  /** The derivative of tr(S Cov) by L where independent levels share it [m x m]. */
  private double[] bySharedRoot(double[] s) {
    double[] sum = new double[m * m];
    for (int from = 0; from < s.length; from += sum.length) {
      for (int e = 0; e < sum.length; e++) {
        sum[e] += s[from + e];
      }
    }
    double[] out = new double[m * m];
    for (int a = 0; a < m; a++) {
      for (int e = 0; e < m; e++) {
        double twice = 2 * sum[a * m + e];
        for (int c = 0; c <= Math.min(a, e); c++) {
          out[a * m + c] += twice * root[e * m + c];
        }
      }
    }
    return out;
  }

  private double[][] correlationSlope() {
    if (correlationSlope.length == 0) {
      correlationSlope = group.dependence().slope(all, own.length, correlation);
    }
    return correlationSlope;
  }

  /** The derivative of tr(S Cov) by the parameter of R: the sum of R'_gh tr(S_hg L_g L_h'). */
  private double byCorrelation(double[] s) {
    double[][] slope = correlationSlope();
    double sum = 0;
    for (int b = 0; b < slope.length; b++) {
      int[] block = blocks.members()[b];
      int at = blocks.start(b, m);
      if (m == 1) {
        sum += byCorrelation(s, at, slope[b], block);
        continue;
      }
      // Row by row of S: effect a of a level, then effect e of every level.
      for (int i = 0; i < block.length * m; i++) {
        int left = block[i / m] * m + i % m;
        for (int j = 0; j < block.length; j++) {
          double by = slope[b][i / m * block.length + j];
          for (int e = 0; e < m; e++, at++) {
            sum += by == 0 ? 0 : by * s[at] * product(left, block[j] * m + e);
          }
        }
      }
    }
    return sum;
  }

  /** The same of one block, for one effect per level. */
  private double byCorrelation(double[] s, int from, double[] slope, int[] block) {
    double sum = 0;
    int at = 0;
    for (int g : block) {
      double row = 0;
      for (int h : block) {
        // At a range of 0 an element of S may be infinite where the slope is 0.
        row += slope[at] == 0 ? 0 : slope[at] * s[from + at] * root[h];
        at++;
      }
      sum += row * root[g];
    }
    return sum;
  }

  /** An element of L_g L_h', by rows of the stacked factors. */
  private double product(int left, int right) {
    double sum = 0;
    for (int c = 0; c <= Math.min(left % m, right % m); c++) {
      sum += root[left * m + c] * root[right * m + c];
    }
    return sum;
  }

  /** The derivative of tr(S Cov) by L_g, 2 sum_h R_gh S_gh L_h, stored as {@code root} is. */
  private double[] byRoot(double[] s) {
    double[] out = new double[root.length];
    for (int b = 0; b < blocks.members().length; b++) {
      int[] block = blocks.members()[b];
      int at = blocks.start(b, m);
      if (m == 1) {
        byRoot(s, at, correlation.of(b), block, out);
        continue;
      }
      for (int i = 0; i < block.length * m; i++) {
        int row = (block[i / m] * m + i % m) * m;
        for (int h : block) {
          double twice = 2 * correlation.get(block[i / m], h);
          for (int e = 0; e < m; e++, at++) {
            double weight = twice * s[at];
            for (int c = 0; c <= Math.min(e, i % m); c++) {
              out[row + c] += weight * root[(h * m + e) * m + c];
            }
          }
        }
      }
    }
    return out;
  }

  /** The same of one block, for one effect per level. */
  private void byRoot(double[] s, int from, double[] r, int[] block, double[] out) {
    int at = 0;
    for (int g : block) {
      double sum = 0;
      for (int h : block) {
        sum += (r.length == 0 ? 1 : r[at]) * s[from + at] * root[h];
        at++;
      }
      out[g] = 2 * sum;
    }
  }

  /** Adds Z (dCov/dtheta_t) Z'u to {@code f} [n], for the t-th parameter of this group. */
  void derivative(int t, double[] u, double[] f) {
    double[] x = group.sums(u);
    if (t == own.length) {
      multiplyByCorrelationSlope(x);
      group.addTo(f, x);
      return;
    }
    double[] slope = new double[m * m];
    double[] scaled = new double[x.length];
    double[] moved = new double[x.length];
    for (int g = 0; g < group.levels(); g++) {
      slope(g, t, slope);
      transposed(root, g * m * m, x, g * m, scaled);
      transposed(slope, 0, x, g * m, moved);
    }
    correlation.multiply(scaled, m);
    correlation.multiply(moved, m);
    double[] w = new double[x.length];
    for (int g = 0; g < group.levels(); g++) {
      slope(g, t, slope);
      lower(slope, 0, scaled, g * m, w);
      lower(root, g * m * m, moved, g * m, w);
    }
    group.addTo(f, w);
  }

  /** Writes dL_g/dtheta_t, levels being taken in their order: what they share is kept. */
  private void slope(int g, int t, double[] slope) {
    if (g == 0 || !(group.covariance() instanceof CommonCovariance)) {
      group.covariance().slope(own, root, g, t, slope);
    }
  }

  /** Replaces x [levels x m] by the derivative of Cov, by the parameter of R, times x. */
  private void multiplyByCorrelationSlope(double[] x) {
    double[] scaled = new double[x.length];
    for (int g = 0; g < group.levels(); g++) {
      transposed(root, g * m * m, x, g * m, scaled);
    }
    blocks.multiply(correlationSlope(), scaled, m);
    Arrays.fill(x, 0);
    for (int g = 0; g < group.levels(); g++) {
      lower(root, g * m * m, scaled, g * m, x);
    }
  }

  /** Writes L'x of one level to the place where its x stands. */
  private void transposed(double[] l, int from, double[] x, int at, double[] out) {
    for (int c = 0; c < m; c++) {
      double sum = 0;
      for (int e = c; e < m; e++) {
        sum += l[from + e * m + c] * x[at + e];
      }
      out[at + c] = sum;
    }
  }

  /** Adds L x of one level. */
  private void lower(double[] l, int from, double[] x, int at, double[] out) {
    for (int e = 0; e < m; e++) {
      for (int c = 0; c <= e; c++) {
        out[at + e] += l[from + e * m + c] * x[at + c];
      }
    }
  }

  /** Replaces x [levels x m] by Cov x. */
  void multiply(double[] x) {
    double[] scaled = new double[x.length];
    for (int g = 0; g < group.levels(); g++) {
      transposed(root, g * m * m, x, g * m, scaled);
    }
    correlation.multiply(scaled, m);
    Arrays.fill(x, 0);
    for (int g = 0; g < group.levels(); g++) {
      lower(root, g * m * m, scaled, g * m, x);
    }
  }

  /** Replaces independent e [levels x m] by effects with covariance Cov. */
  void multiplyByRoot(double[] e) {
    correlation.multiplyByRoot(e, m);
    for (int l = 0; l < e.length; l += m) {
      // From the last on, so that the numbers a row of the root needs are still in place.
      for (int a = m - 1; a >= 0; a--) {
        double sum = 0;
        for (int b = 0; b <= a; b++) {
          sum += root[(l + a) * m + b] * e[l + b];
        }
        e[l + a] = sum;
      }
    }
  }

  /** G of a level from its factor, row-major [m x m]. */
  double[] covariance(int g) {
    double[][] own = covariance(new int[] {g});
    double[] out = new double[m * m];
    for (int a = 0; a < m; a++) {
      System.arraycopy(own[a], 0, out, a * m, m);
    }
    return out;
  }

  /**
   * Writes Cov among correlated levels.
   *
   * @param into stored as {@link LevelBlocks} say
   */
  void elements(double[] into) {
    for (int b = 0; b < blocks.members().length; b++) {
      int[] block = blocks.members()[b];
      double[] r = correlation.of(b);
      int at = blocks.start(b, m);
      if (m == 1) {
        elements(r, at, block, into);
        continue;
      }
      for (int i = 0; i < block.length * m; i++) {
        int left = block[i / m] * m + i % m;
        for (int j = 0; j < block.length; j++) {
          double by = r.length == 0 ? 1 : r[i / m * block.length + j];
          for (int e = 0; e < m; e++) {
            into[at++] = by * within(left, block[j] * m + e);
          }
        }
      }
    }
  }

  /** The same of one block, for one effect per level. */
  private void elements(double[] r, int from, int[] block, double[] into) {
    int at = 0;
    for (int g : block) {
      for (int h : block) {
        into[from + at] = (r.length == 0 ? 1 : r[at]) * root[g] * root[h];
        at++;
      }
    }
  }

  /** An element of L_g L_h', looked up where levels share it. */
  private double within(int left, int right) {
    return common.length > 0 ? common[left % m * m + right % m] : product(left, right);
  }

  /** Cov of the effects of some levels, by level and effect [levels x m][levels x m]. */
  double[][] covariance(int[] some) {
    double[][] out = new double[some.length * m][some.length * m];
    for (int e = 0; e < out.length; e++) {
      int left = some[e / m] * m + e % m;
      for (int f = 0; f < out.length; f++) {
        int right = some[f / m] * m + f % m;
        out[e][f] = correlation.get(some[e / m], some[f / m]) * product(left, right);
      }
    }
    return out;
  }

  /**
   * Correlations of the effects in a level, row-major [m x m], 1 on the diagonal; NaN with an
   * effect that does not vary.
   */
  double[] correlation(int g) {
    double[] G = covariance(g);
    double[] out = new double[m * m];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        double r = G[a * m + b] / Math.sqrt(G[a * m + a] * G[b * m + b]);
        out[a * m + b] = a == b ? 1 : Math.max(-1, Math.min(1, r));
      }
    }
    return out;
  }

  /** Covariance that the group adds to rows i and j; 0 where their levels are independent. */
  double covariance(int i, int j) {
    int g = group.level(i);
    int h = group.level(j);
    if (g < 0 || h < 0 || !blocks.connects(g, h)) {
      return 0;
    }
    if (m == 1) {
      return correlation.get(g, h) * root[g] * root[h] * group.z(i, 0) * group.z(j, 0);
    }
    if (common.length > 0) {
      return correlation.get(g, h) * betweenRows(i, j);
    }
    double sum = 0;
    for (int c = 0; c < m; c++) {
      double left = 0;
      double right = 0;
      for (int a = c; a < m; a++) {
        left += group.z(i, a) * root[(g * m + a) * m + c];
        right += group.z(j, a) * root[(h * m + a) * m + c];
      }
      sum += left * right;
    }
    return correlation.get(g, h) * sum;
  }

  /** z_i'G z_j with the G that levels share. */
  private double betweenRows(int i, int j) {
    int a = group.only(i);
    int b = group.only(j);
    if (a >= 0 && b >= 0) {
      return group.z(i, a) * group.z(j, b) * common[a * m + b];
    }
    double sum = 0;
    for (int c = 0; c < m; c++) {
      double own = 0;
      for (int d = 0; d < m; d++) {
        own += common[c * m + d] * group.z(j, d);
      }
      sum += group.z(i, c) * own;
    }
    return sum;
  }

  /** Adds the covariance of row i with every row to {@code row} [n]. */
  void addRow(int i, double[] row) {
    if (group.level(i) >= 0) {
      for (int g : blocks.members()[blocks.block(group.level(i))]) {
        for (int j : group.rows(g)) {
          row[j] += covariance(i, j);
        }
      }
    }
  }

  /** Variance that the group adds to row i. */
  double variance(int i) {
    return covariance(i, i);
  }
}
