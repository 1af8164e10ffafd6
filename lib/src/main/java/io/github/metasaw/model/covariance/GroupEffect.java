package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Effects that vary over the levels of a group: b_g ~ N(0, G_g) [m], Z_g b_g added to the rows of
 * level g. {@link EffectCovariance} says how theta makes G_g = L_g L_g', and {@link
 * LevelCorrelation} how levels are correlated: Cov(b_g, b_h) = R_gh L_g L_h'.
 */
public final class GroupEffect extends CovarianceComponent {

  private final String name;
  private final List<String> labels;
  private final List<String> effects;
  private final int[] level;
  private final double[] z;
  private final EffectCovariance covariance;
  private final LevelCorrelation correlation;
  private final boolean modelled;
  private final LevelRows members;

  /**
   * Effects of independent levels.
   *
   * @param name {@code study}, {@code lab/study}
   * @param labels of the levels
   * @param effects names of the effects that vary [m]
   * @param rows which rows they are added to
   * @param covariance of the effects within a level [m x m]
   * @param modelled whether the text has a line {@code sd(name) ~}
   */
  public GroupEffect(
      String name,
      List<String> labels,
      List<String> effects,
      Rows rows,
      EffectCovariance covariance,
      boolean modelled) {
    this.name = name;
    this.labels = List.copyOf(labels);
    this.effects = List.copyOf(effects);
    this.level = rows.level();
    this.z = rows.z();
    this.covariance = covariance;
    this.correlation = LevelCorrelation.independent(labels.size());
    this.modelled = modelled;
    this.members = LevelRows.of(level, labels.size());
  }

  /** A copy with other rows, covariance or correlation. */
  private GroupEffect(
      GroupEffect of, Rows rows, EffectCovariance covariance, LevelCorrelation correlation) {
    this.name = of.name;
    this.labels = of.labels;
    this.effects = of.effects;
    this.level = rows.level();
    this.z = rows.z();
    this.covariance = covariance;
    this.correlation = correlation;
    this.modelled = of.modelled;
    this.members = LevelRows.of(level, labels.size());
  }

  /**
   * The rows that effects are added to.
   *
   * @param level of each row, -1 where the row has none [n]
   * @param z the design of the effects, row-major [n x m]
   */
  public record Rows(int[] level, double[] z) {}

  /**
   * The same effects with correlated levels, as metafor's {@code R} has them.
   *
   * @param between the correlation of the levels, in their order
   * @return a copy
   */
  public GroupEffect with(LevelCorrelation between) {
    return new GroupEffect(this, new Rows(level, z), covariance, between);
  }

  /**
   * How the levels are correlated.
   *
   * @return R
   */
  public LevelCorrelation correlation() {
    return correlation;
  }

  /** As the text names it: {@code study}, {@code lab/study}. */
  public String name() {
    return name;
  }

  /** Names of the levels. */
  public List<String> labels() {
    return labels;
  }

  /** Names of the effects that vary [m]. */
  public List<String> effects() {
    return effects;
  }

  /** Whether the text has a line {@code sd(name) ~}. */
  @Override
  public boolean modelled() {
    return modelled;
  }

  /** Number of levels. */
  public int levels() {
    return labels.size();
  }

  /** Level of row i; -1 where the row has none. */
  public int level(int i) {
    return level[i];
  }

  /** Whether it is one number a level, added to each of its rows. */
  public boolean isIntercept() {
    return effects.equals(List.of(Parameter.INTERCEPT));
  }

  /** m. */
  public int size() {
    return effects.size();
  }

  /** Element (i, a) of Z. */
  public double z(int i, int a) {
    return z[i * effects.size() + a];
  }

  /** Which block of correlated levels each row belongs to, -1 for none [n]. */
  int[] blocks() {
    return Arrays.stream(level).map(g -> g < 0 ? -1 : correlation.block(g)).toArray();
  }

  /**
   * The rows of a level.
   *
   * @param g index of the level
   * @return their indices, ascending; not a copy
   */
  public int[] rows(int g) {
    return members.of(g);
  }

  @Override
  List<Parameter> parameters() {
    return covariance.parameters(name, effects);
  }

  @Override
  Optional<Designed> designed() {
    return covariance.design().map(design -> new Designed(design, this::with));
  }

  private GroupEffect with(ScaleDesign design) {
    return new GroupEffect(this, new Rows(level, z), new OneEffect(design), correlation);
  }

  @Override
  List<Boundary> boundaries(int from) {
    return covariance.boundaries(from).stream()
        .map(b -> b.correlation() ? b : b.sized(0.5 * Math.log(meanSquare(b.t() - from))))
        .toList();
  }

  @Override
  public int dimension() {
    return covariance.dimension();
  }

  /** Parameters to begin with: independent effects that add a row the variance exp(2 logSd). */
  @Override
  void start(double logSd, double[] theta, int from) {
    double[] own = new double[size()];
    for (int a = 0; a < own.length; a++) {
      own[a] = logSd - 0.5 * Math.log(own.length * meanSquare(a));
    }
    covariance.start(own, theta, from);
  }

  /** Mean over rows of the square of an effect's column of Z. */
  private double meanSquare(int a) {
    double sum = 0;
    for (int i = 0; i < level.length; i++) {
      sum += z(i, a) * z(i, a) / level.length;
    }
    return sum;
  }

  /** Cholesky factors of G at parameters from {@code from} on, row-major [levels x m x m]. */
  void roots(double[] theta, int from, double[] root) {
    covariance.roots(theta, from, root);
  }

  /**
   * Adds tr(S dCov/dtheta), Cov the covariance of all effects, to {@code gradient}.
   *
   * @param s symmetric, stored as {@link LevelCorrelation} says
   */
  void gradient(double[] root, double[] s, double[] gradient, int from) {
    covariance.gradient(root, byRoot(root, s), gradient, from);
  }

  /** The derivative of tr(S Cov) by L_g, 2 sum_h R_gh S_gh L_h, stored as {@code root} is. */
  private double[] byRoot(double[] root, double[] s) {
    int m = size();
    double[] out = new double[root.length];
    for (int[] block : correlation.blocks()) {
      for (int g : block) {
        for (int h : block) {
          double twice = 2 * correlation.get(g, h);
          for (int a = 0; a < m; a++) {
            for (int c = 0; c <= a; c++) {
              double sum = 0;
              for (int e = c; e < m; e++) {
                sum += s[correlation.index(g, a, h, e, m)] * root[(h * m + e) * m + c];
              }
              out[(g * m + a) * m + c] += twice * sum;
            }
          }
        }
      }
    }
    return out;
  }

  /** Adds Z (dCov/dtheta_t) Z'u to {@code f} [n], for the t-th parameter of this group. */
  void derivative(double[] root, int t, double[] u, double[] f) {
    int m = size();
    double[] x = sums(u);
    double[] slope = new double[m * m];
    double[] own = new double[x.length];
    double[] moved = new double[x.length];
    for (int g = 0; g < levels(); g++) {
      covariance.slope(root, g, t, slope);
      transposed(root, g * m * m, x, g * m, own);
      transposed(slope, 0, x, g * m, moved);
    }
    correlation.multiply(own, m);
    correlation.multiply(moved, m);
    double[] w = new double[x.length];
    for (int g = 0; g < levels(); g++) {
      covariance.slope(root, g, t, slope);
      lower(slope, 0, own, g * m, w);
      lower(root, g * m * m, moved, g * m, w);
    }
    addTo(f, w);
  }

  /**
   * Sums of a vector over the rows of each level.
   *
   * @param u [n]
   * @return Z'u by level and effect [levels x m]
   */
  public double[] sums(double[] u) {
    int m = size();
    double[] out = new double[levels() * m];
    for (int i = 0; i < level.length; i++) {
      for (int a = 0; a < m && level[i] >= 0; a++) {
        out[level[i] * m + a] += z(i, a) * u[i];
      }
    }
    return out;
  }

  /** Adds Z w to {@code f} [n]. */
  private void addTo(double[] f, double[] w) {
    int m = size();
    for (int i = 0; i < level.length; i++) {
      for (int a = 0; a < m && level[i] >= 0; a++) {
        f[i] += z(i, a) * w[level[i] * m + a];
      }
    }
  }

  /** Writes L'x of one level to the place where its x stands. */
  private void transposed(double[] l, int from, double[] x, int at, double[] out) {
    int m = size();
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
    int m = size();
    for (int e = 0; e < m; e++) {
      for (int c = 0; c <= e; c++) {
        out[at + e] += l[from + e * m + c] * x[at + c];
      }
    }
  }

  /** Replaces x [levels x m] by Cov x. */
  void multiply(double[] root, double[] x) {
    int m = size();
    double[] own = new double[x.length];
    for (int g = 0; g < levels(); g++) {
      transposed(root, g * m * m, x, g * m, own);
    }
    correlation.multiply(own, m);
    Arrays.fill(x, 0);
    for (int g = 0; g < levels(); g++) {
      lower(root, g * m * m, own, g * m, x);
    }
  }

  /** Replaces independent e [levels x m] by effects with covariance Cov. */
  void multiplyByRoot(double[] root, double[] e) {
    int m = size();
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
  double[] covariance(double[] root, int g) {
    int m = size();
    double[][] own = covariance(root, new int[] {g});
    double[] out = new double[m * m];
    for (int a = 0; a < m; a++) {
      System.arraycopy(own[a], 0, out, a * m, m);
    }
    return out;
  }

  /** Cov of the effects of some levels, by level and effect [levels x m][levels x m]. */
  double[][] covariance(double[] root, int[] some) {
    int m = size();
    double[][] out = new double[some.length * m][some.length * m];
    for (int e = 0; e < out.length; e++) {
      int left = some[e / m] * m + e % m;
      for (int f = 0; f < out.length; f++) {
        int right = some[f / m] * m + f % m;
        double sum = 0;
        for (int c = 0; c <= Math.min(e % m, f % m); c++) {
          sum += root[left * m + c] * root[right * m + c];
        }
        out[e][f] = correlation.get(some[e / m], some[f / m]) * sum;
      }
    }
    return out;
  }

  /**
   * Correlations of the effects in a level, row-major [m x m], 1 on the diagonal; NaN with an
   * effect that does not vary.
   */
  double[] correlation(double[] root, int g) {
    double[] G = covariance(root, g);
    int m = size();
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
  double covariance(double[] root, int i, int j) {
    int g = level[i];
    int h = level[j];
    if (g < 0 || h < 0 || correlation.block(g) != correlation.block(h)) {
      return 0;
    }
    int m = size();
    double sum = 0;
    for (int c = 0; c < m; c++) {
      double left = 0;
      double right = 0;
      for (int a = c; a < m; a++) {
        left += z(i, a) * root[(g * m + a) * m + c];
        right += z(j, a) * root[(h * m + a) * m + c];
      }
      sum += left * right;
    }
    return correlation.get(g, h) * sum;
  }

  /** Adds the covariance of row i with every row to {@code row} [n]. */
  void addRow(double[] root, int i, double[] row) {
    if (level[i] >= 0) {
      for (int g : correlation.blocks()[correlation.block(level[i])]) {
        for (int j : members.of(g)) {
          row[j] += covariance(root, i, j);
        }
      }
    }
  }

  /** Variance that the group adds to row i. */
  double variance(double[] root, int i) {
    return covariance(root, i, i);
  }

  @Override
  boolean[] informed() {
    boolean[] out = new boolean[covariance.design().isPresent() ? levels() : 0];
    for (int i = 0; out.length > 0 && i < level.length; i++) {
      if (level[i] >= 0) {
        out[level[i]] |= z[i] != 0;
      }
    }
    return out;
  }

  /** The same effect on the rows {@code keep}, in that order; levels without rows stay. */
  GroupEffect select(int[] keep) {
    int m = size();
    int[] levels = new int[keep.length];
    double[] rows = new double[keep.length * m];
    for (int r = 0; r < keep.length; r++) {
      levels[r] = level[keep[r]];
      System.arraycopy(z, keep[r] * m, rows, r * m, m);
    }
    return new GroupEffect(this, new Rows(levels, rows), covariance, correlation);
  }
}
