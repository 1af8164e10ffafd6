package io.github.metasaw.model.covariance;

import io.github.metasaw.formula.Target;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Heterogeneity of rows of their own: log sigma_i = s_i'gamma, natural, for some of the rows; or
 * the variance itself, sigma_i^2 = s_i'alpha, which must not be negative in any row.
 */
public final class ResidualHeterogeneity extends CovarianceComponent {

  private final Target.Sigma target;
  private final int[] row;
  private final ScaleDesign design;
  private final boolean modelled;

  /** Whether the design is of the variance instead of the log SD. */
  private final boolean isVariance;

  /** What the first elements of theta are where the variances of some rows are 0; or none. */
  private final double[] zeros;

  /** A variance that is this share of the largest below 0 is 0 but for rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * @param target the heterogeneity of which outcome
   * @param row rows of the model that rows of the design belong to
   * @param design log SD; no columns for no heterogeneity
   * @param modelled whether the text has the line
   */
  public ResidualHeterogeneity(
      Target.Sigma target, int[] row, ScaleDesign design, boolean modelled) {
    this(target, row, design, modelled, false, new double[0]);
  }

  private ResidualHeterogeneity(
      Target.Sigma target,
      int[] row,
      ScaleDesign design,
      boolean modelled,
      boolean isVariance,
      double[] zeros) {
    this.target = target;
    this.row = row;
    this.design = design;
    this.modelled = modelled;
    this.isVariance = isVariance;
    this.zeros = zeros;
  }

  /**
   * Variances that are linear in the columns of a design.
   *
   * @param row rows of the model that rows of the design belong to
   * @param design of the variance
   * @return for the one outcome of a model
   */
  public static ResidualHeterogeneity variance(int[] row, ScaleDesign design) {
    return new ResidualHeterogeneity(new Target.Sigma(0), row, design, true, true, new double[0]);
  }

  /** Whether the design is of the variance instead of the log SD. */
  public boolean isVariance() {
    return isVariance;
  }

  /** The same variances in a basis that can hold those of the first rows at 0. */
  ResidualHeterogeneity pivoted(int[] order) {
    VarianceBasis basis = VarianceBasis.pivoted(design, order);
    return new ResidualHeterogeneity(
        target, row, basis.design(), modelled, isVariance, basis.zeros());
  }

  /** Moves theta to where no variance is negative, if one is. */
  void lift(double least, double[] theta, int from) {
    double[] linear = design.linear(theta, from);
    double lowest = Arrays.stream(linear).min().orElse(0);
    double largest = Arrays.stream(linear).max().orElse(0);
    if (lowest < -ROUNDING * largest || !(largest > 0)) {
      VarianceBasis.lift(design, least, theta, from);
    }
  }

  /** Where the first element of theta that can put the variance of one more row at 0 does so. */
  Map<Integer, double[]> corner(double[] theta, int from) {
    for (int t = 0; t < zeros.length; t++) {
      if (theta[from + t] != zeros[t]) {
        return Map.of(from + t, new double[] {zeros[t]});
      }
    }
    return Map.of();
  }

  Target.Sigma target() {
    return target;
  }

  /** SDs of its rows, picked out of those of all rows [n]. */
  double[] pick(double[] sigma) {
    return Arrays.stream(row).mapToDouble(i -> sigma[i]).toArray();
  }

  /** Rows of the model of some rows of the design. */
  int[] rows(int[] some) {
    return Arrays.stream(some).map(r -> row[r]).toArray();
  }

  public ScaleDesign design() {
    return design;
  }

  @Override
  public int dimension() {
    return design.columns();
  }

  @Override
  List<Parameter> parameters() {
    return design.parameters(isVariance ? new Target.Tau2() : target);
  }

  @Override
  boolean modelled() {
    return modelled;
  }

  @Override
  Optional<Designed> designed() {
    return Optional.of(new Designed(design, this::with));
  }

  @Override
  List<Boundary> boundaries(int from) {
    return design.isConstant() && !isVariance ? List.of(Boundary.variance(from)) : List.of();
  }

  @Override
  void start(double logSd, double[] theta, int from) {
    design.constant(isVariance ? Math.exp(2 * logSd) : logSd, theta, from);
  }

  /** The same with another design. */
  ResidualHeterogeneity with(ScaleDesign other) {
    return new ResidualHeterogeneity(target, row, other, modelled, isVariance, new double[0]);
  }

  /** None of variances, which have no limits beyond those they reach. */
  @Override
  boolean[] informed() {
    boolean[] all = new boolean[isVariance ? 0 : row.length];
    Arrays.fill(all, true);
    return all;
  }

  /** Marks the rows whose SD is 0 in the limit of its design [n]. */
  void absent(boolean[] absent) {
    boolean[] free = design.free();
    for (int r = 0; r < row.length; r++) {
      absent[row[r]] |= !free[r];
    }
  }

  /** Marks the rows that have heterogeneity of their own [n]. */
  void varying(boolean[] varies) {
    boolean[] free = design.free();
    for (int r = 0; design.isPresent() && r < row.length; r++) {
      varies[row[r]] |= free[r];
    }
  }

  /** SDs of its rows, written to {@code sigma} [n]. */
  void values(double[] theta, int from, double[] sigma) {
    if (isVariance) {
      variances(theta, from, sigma);
    } else if (design.isPresent()) {
      for (int r = 0; r < row.length; r++) {
        sigma[row[r]] = Math.exp(design.linear(r, theta, from));
      }
    }
  }

  /** NaN for a negative variance, where there is no likelihood. */
  private void variances(double[] theta, int from, double[] sigma) {
    double[] linear = design.linear(theta, from);
    double largest = Arrays.stream(linear).max().orElse(0);
    for (int r = 0; r < row.length; r++) {
      boolean isZero = Math.abs(linear[r]) <= ROUNDING * largest;
      sigma[row[r]] = isZero ? 0 : Math.sqrt(linear[r]);
    }
  }

  /** Adds the gradient, given that with respect to the linear predictor of each row [n]. */
  void gradient(double[] bySigma, double[] gradient, int from) {
    double[] own = new double[row.length];
    for (int r = 0; r < own.length; r++) {
      own[r] = bySigma[row[r]];
    }
    design.accumulate(own, gradient, from);
  }

  /** The k-th column of the design on the rows of the model, 0 elsewhere [n]. */
  double[] column(int k, int n) {
    double[] x = new double[n];
    for (int r = 0; r < row.length; r++) {
      x[row[r]] = design.x(r, k);
    }
    return x;
  }

  /** The same, where each row takes the values of the row given by {@code order}. */
  ResidualHeterogeneity withValuesOf(int... order) {
    int[] place = new int[order.length];
    for (int r = 0; r < row.length; r++) {
      place[row[r]] = r;
    }
    int[] from = Arrays.stream(row).map(i -> place[order[i]]).toArray();
    return new ResidualHeterogeneity(target, row, design.select(from), modelled, isVariance, zeros);
  }

  /**
   * The same on some rows.
   *
   * @param place new number of each row, -1 for none [n]
   */
  ResidualHeterogeneity select(int[] place) {
    int[] kept = IntStream.range(0, row.length).filter(r -> place[row[r]] >= 0).toArray();
    return new ResidualHeterogeneity(
        target,
        Arrays.stream(kept).map(r -> place[row[r]]).toArray(),
        design.select(kept),
        modelled,
        isVariance,
        zeros);
  }
}
