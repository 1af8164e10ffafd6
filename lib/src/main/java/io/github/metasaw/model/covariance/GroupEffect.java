package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Boundary;
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
  private final int size;
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
    this.size = effects.size();
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
    this.size = of.size;
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

  /**
   * Level of row i; -1 where the row has none.
   *
   * @param i index of the row, from 0
   * @return index of the level, from 0
   */
  public int level(int i) {
    return level[i];
  }

  /** Whether it is one number per level, added to each row of the level. */
  public boolean isIntercept() {
    return effects.equals(List.of(Parameter.INTERCEPT));
  }

  /**
   * Whether all effects of a level have one SD.
   *
   * @return true for a single effect and for structures with equal SDs
   */
  public boolean isHomoscedastic() {
    return size == 1 || covariance.isHomoscedastic();
  }

  /**
   * Describes the effects to which the one correlation of a structure applies.
   *
   * @return a description; an empty text if the effects are independent; an empty optional for an
   *     unstructured covariance, in which each pair has its own correlation
   */
  public Optional<String> structuredPairs() {
    return covariance.structured();
  }

  /**
   * Whether correlations within a level decrease with distance in time. The variance of effects of
   * single rows can then be distinguished from the variance of these effects.
   *
   * @return whether the structure is autoregressive
   */
  public boolean isSerial() {
    return covariance.isSerial();
  }

  /**
   * Whether each row has an effect that no other row has: the intercept of its level, or one of
   * several effects that indicator columns select. The variances of such effects are the
   * between-row heterogeneity.
   *
   * @return false if an effect belongs to two rows or is multiplied by a number, or if a row has
   *     two effects
   */
  public boolean isOwnOfEachRow() {
    boolean[] seen = new boolean[levels() * size];
    for (int i = 0; i < level.length; i++) {
      int own = -1;
      for (int a = 0; a < size; a++) {
        if (z(i, a) != 0) {
          if (z(i, a) != 1 || own >= 0) {
            return false;
          }
          own = a;
        }
      }
      if (level[i] < 0 || own < 0 || seen[level[i] * size + own]) {
        return false;
      }
      seen[level[i] * size + own] = true;
    }
    return true;
  }

  /** m. */
  public int size() {
    return size;
  }

  /**
   * Element (i, a) of Z.
   *
   * @param i index of the row, from 0
   * @param a index of the effect, from 0
   * @return the element
   */
  public double z(int i, int a) {
    return z[i * size + a];
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
        .map(
            b ->
                b.kind() == Boundary.Kind.ZERO
                    ? b.sized(0.5 * Math.log(meanSquare(b.t() - from)))
                    : b)
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
  void addTo(double[] f, double[] w) {
    int m = size();
    for (int i = 0; i < level.length; i++) {
      for (int a = 0; a < m && level[i] >= 0; a++) {
        f[i] += z(i, a) * w[level[i] * m + a];
      }
    }
  }

  /** How theta makes the covariance within a level. */
  EffectCovariance covariance() {
    return covariance;
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
