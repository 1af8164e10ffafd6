package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Effects that vary over the levels of a group: b_g ~ N(0, G_g) [m], Z_g b_g added to the rows of
 * level g. {@link EffectCovariance} says how theta makes G_g = L_g L_g', and {@link
 * LevelDependence} how levels are correlated: Cov(b_g, b_h) = R_gh L_g L_h'. The parameters of the
 * group are those of the first, then those of the second.
 */
public final class GroupEffect extends CovarianceComponent {

  private final String name;
  private final List<String> labels;
  private final List<String> effects;
  private final int size;
  private final int[] level;
  private final double[] z;
  private final EffectCovariance covariance;
  private final LevelDependence dependence;
  private final boolean modelled;
  private final LevelRows members;

  /** The one effect that each row has, -1 for several [n]. */
  private final int[] only;

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
    this.dependence = LevelCorrelation.independent(labels.size());
    this.modelled = modelled;
    this.members = LevelRows.of(level, labels.size());
    this.only = only(z, level.length, size);
  }

  /** A copy with other rows, covariance or dependence of levels. */
  private GroupEffect(
      GroupEffect of, Rows rows, EffectCovariance covariance, LevelDependence dependence) {
    this.name = of.name;
    this.labels = of.labels;
    this.effects = of.effects;
    this.size = of.size;
    this.level = rows.level();
    this.z = rows.z();
    this.covariance = covariance;
    this.dependence = dependence;
    this.modelled = of.modelled;
    this.members = LevelRows.of(level, labels.size());
    this.only = only(z, level.length, size);
  }

  private static int[] only(double[] z, int n, int m) {
    int[] only = new int[n];
    for (int i = 0; i < n; i++) {
      int found = 0;
      int count = 0;
      for (int a = 0; a < m; a++) {
        if (z[i * m + a] != 0) {
          found = a;
          count++;
        }
      }
      only[i] = count > 1 ? -1 : found;
    }
    return only;
  }

  /**
   * The rows that effects are added to.
   *
   * @param level of each row, -1 where the row has none [n]
   * @param z the design of the effects, row-major [n x m]
   */
  public record Rows(int[] level, double[] z) {}

  /**
   * The same effects with correlated levels.
   *
   * @param between the correlation of the levels, in their order
   * @return a copy
   */
  public GroupEffect with(LevelDependence between) {
    return new GroupEffect(this, new Rows(level, z), covariance, between);
  }

  /**
   * How the levels are correlated.
   *
   * @return R, or the family of matrices to which R belongs
   */
  public LevelDependence dependence() {
    return dependence;
  }

  /**
   * Whether effects of different levels are independent.
   *
   * @return false for known correlations between levels, and for those that depend on distance
   */
  public boolean hasIndependentLevels() {
    return dependence.isIndependent();
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
   * The pattern of the correlations of its effects.
   *
   * @return empty where each pair of effects has a correlation of its own, and for one effect
   */
  public Optional<EffectCorrelation> correlation() {
    return covariance.correlation();
  }

  /**
   * Whether correlations decrease with distance, in time within a level or in space between levels.
   * The variance of effects of single rows can then be distinguished from the variance of these
   * effects.
   *
   * @return whether the structure is autoregressive or spatial
   */
  public boolean decaysWithDistance() {
    return covariance.isSerial() || dependence instanceof SpatialCorrelation;
  }

  /**
   * Whether each row has an effect that no other row has: the intercept of its level, or one of
   * several effects that indicator columns select. The variances of such effects are the
   * between-row heterogeneity, unless the levels have a known correlation.
   *
   * @return false if an effect belongs to two rows or is multiplied by a number, if a row has two
   *     effects, or if levels have a known correlation
   */
  public boolean isOwnOfEachRow() {
    if (dependence instanceof LevelCorrelation known && !known.isIndependent()) {
      return false;
    }
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

  /**
   * The effect that a row has, where it has only one, as with indicators of a factor.
   *
   * @param i index of the row, from 0
   * @return index of the effect; -1 for several
   */
  int only(int i) {
    return only[i];
  }

  /** Which block of correlated levels each row belongs to, -1 for none [n]. */
  int[] blocks() {
    LevelBlocks levels = dependence.blocks();
    return Arrays.stream(level).map(g -> g < 0 ? -1 : levels.block(g)).toArray();
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
    List<Parameter> all = new ArrayList<>(covariance.parameters(name, effects));
    all.addAll(dependence.parameters(name));
    return all;
  }

  @Override
  Optional<Designed> designed() {
    return covariance.design().map(design -> new Designed(design, this::with));
  }

  private GroupEffect with(ScaleDesign design) {
    return new GroupEffect(this, new Rows(level, z), new OneEffect(design), dependence);
  }

  @Override
  List<Boundary> boundaries(int from) {
    int own = from + covariance.dimension();
    int[] ofLevels = IntStream.range(own, from + dimension()).toArray();
    List<Boundary> all = new ArrayList<>();
    for (Boundary b : covariance.boundaries(from)) {
      boolean isZero = b.kind() == Boundary.Kind.ZERO;
      Boundary sized = isZero ? b.sized(0.5 * Math.log(meanSquare(b.t() - from))) : b;
      // A group without variance has no correlation between its levels.
      boolean isLast = isZero && size == 1 && ofLevels.length > 0;
      all.add(isLast ? sized.idling(ofLevels) : sized);
    }
    all.addAll(dependence.boundaries(own));
    return all;
  }

  @Override
  public int dimension() {
    return covariance.dimension() + dependence.dimension();
  }

  /** Parameters to begin with: independent effects that add a row the variance exp(2 logSd). */
  @Override
  void start(double logSd, double[] theta, int from) {
    double[] own = new double[size()];
    for (int a = 0; a < own.length; a++) {
      double square = meanSquare(a);
      // An effect of a column of zeros is in no row, and any SD is as likely as another.
      own[a] = logSd - 0.5 * Math.log(own.length * (square > 0 ? square : 1));
    }
    covariance.start(own, theta, from);
    dependence.start(theta, from + covariance.dimension());
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
    return new GroupEffect(this, new Rows(levels, rows), covariance, dependence);
  }
}
