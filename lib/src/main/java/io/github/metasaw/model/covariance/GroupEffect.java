package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Effects that vary over the levels of a group: b_g ~ N(0, G_g) [m], Z_g b_g added to the rows of
 * level g. {@link EffectCovariance} says how theta makes G.
 */
public final class GroupEffect extends CovarianceComponent {

  private final String name;
  private final List<String> labels;
  private final List<String> effects;
  private final int[] level;
  private final double[] z;
  private final EffectCovariance covariance;
  private final boolean modelled;
  private final LevelRows members;

  /**
   * @param name {@code study}, {@code lab/study}
   * @param labels of the levels
   * @param effects names of the effects that vary [m]
   * @param level of each row, -1 where the row has none [n]
   * @param z row-major [n x m]
   * @param covariance of the effects [m x m]
   * @param modelled whether the text has a line {@code sd(name) ~}
   */
  public GroupEffect(
      String name,
      List<String> labels,
      List<String> effects,
      int[] level,
      double[] z,
      EffectCovariance covariance,
      boolean modelled) {
    this.name = name;
    this.labels = List.copyOf(labels);
    this.effects = List.copyOf(effects);
    this.level = level;
    this.z = z;
    this.covariance = covariance;
    this.modelled = modelled;
    this.members = LevelRows.of(level, labels.size());
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

  /** The rows of each level. */
  LevelRows members() {
    return members;
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
  Optional<ScaleDesign> coefficients() {
    return covariance.design();
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
   * Adds tr(S_g dG_g/dtheta) summed over levels to {@code gradient}.
   *
   * @param s [levels x m x m], symmetric
   */
  void gradient(double[] root, double[] s, double[] gradient, int from) {
    covariance.gradient(root, s, gradient, from);
  }

  /** Adds Z (dG/dtheta_t) Z'u to {@code f} [n], for the t-th parameter of this group. */
  void derivative(double[] root, int t, double[] u, double[] f) {
    int m = size();
    double[] zu = new double[m];
    double[] w = new double[m];
    for (int g = 0; g < levels(); g++) {
      Arrays.fill(zu, 0);
      for (int i : members.of(g)) {
        for (int a = 0; a < m; a++) {
          zu[a] += z(i, a) * u[i];
        }
      }
      covariance.derivative(root, g, t, zu, w);
      for (int i : members.of(g)) {
        for (int a = 0; a < m; a++) {
          f[i] += z(i, a) * w[a];
        }
      }
    }
  }

  /** Replaces e [levels x m] by L_g e_g. */
  void multiplyByRoot(double[] root, double[] e) {
    int m = size();
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
    double[] out = new double[m * m];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        for (int c = 0; c <= Math.min(a, b); c++) {
          out[a * m + b] += root[(g * m + a) * m + c] * root[(g * m + b) * m + c];
        }
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

  /** Covariance z_i'G z_j that the group adds to rows i and j; 0 where they share no level. */
  double covariance(double[] root, int i, int j) {
    int g = level[i];
    if (g < 0 || g != level[j]) {
      return 0;
    }
    int m = size();
    if (m == 1) {
      return root[g] * root[g] * z[i] * z[j];
    }
    double sum = 0;
    for (int c = 0; c < m; c++) {
      double left = 0;
      double right = 0;
      for (int a = c; a < m; a++) {
        double l = root[(g * m + a) * m + c];
        left += z(i, a) * l;
        right += z(j, a) * l;
      }
      sum += left * right;
    }
    return sum;
  }

  /** Adds the covariance of row i with every row to {@code row} [n]. */
  void addRow(double[] root, int i, double[] row) {
    if (level[i] >= 0) {
      for (int j : members.of(level[i])) {
        row[j] += covariance(root, i, j);
      }
    }
  }

  /** Variance that the group adds to row i. */
  double variance(double[] root, int i) {
    return covariance(root, i, i);
  }

  /** The same effect with one coefficient of its log SD given. */
  @Override
  GroupEffect fixing(int k, double value) {
    return with(covariance.fixing(k, value));
  }

  @Override
  GroupEffect with(ScaleDesign design) {
    return with(covariance.with(design));
  }

  private GroupEffect with(EffectCovariance other) {
    return new GroupEffect(name, labels, effects, level, z, other, modelled);
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
    return new GroupEffect(name, labels, effects, levels, rows, covariance, modelled);
  }
}
