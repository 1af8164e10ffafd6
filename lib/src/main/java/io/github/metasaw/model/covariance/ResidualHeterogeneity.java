package io.github.metasaw.model.covariance;

import io.github.metasaw.formula.Target;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Heterogeneity of rows of their own: log sigma_i = s_i'gamma, natural, for some of the rows. */
public final class ResidualHeterogeneity extends CovarianceComponent {

  private final Target.Sigma target;
  private final int[] row;
  private final ScaleDesign design;
  private final boolean modelled;

  /**
   * @param target the heterogeneity of which outcome
   * @param row rows of the model that rows of the design belong to
   * @param design log SD; no columns for no heterogeneity
   * @param modelled whether the text has the line
   */
  public ResidualHeterogeneity(
      Target.Sigma target, int[] row, ScaleDesign design, boolean modelled) {
    this.target = target;
    this.row = row;
    this.design = design;
    this.modelled = modelled;
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
    return design.parameters(target);
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
    return design.isConstant() ? List.of(Boundary.variance(from)) : List.of();
  }

  @Override
  void start(double logSd, double[] theta, int from) {
    design.constant(logSd, theta, from);
  }

  /** The same with another design. */
  ResidualHeterogeneity with(ScaleDesign other) {
    return new ResidualHeterogeneity(target, row, other, modelled);
  }

  @Override
  boolean[] informed() {
    boolean[] all = new boolean[row.length];
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
    if (design.isPresent()) {
      for (int r = 0; r < row.length; r++) {
        sigma[row[r]] = Math.exp(design.linear(r, theta, from));
      }
    }
  }

  /** Adds the gradient, given that with respect to log sigma of each row [n]. */
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
    return new ResidualHeterogeneity(target, row, design.select(from), modelled);
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
        modelled);
  }
}
