package io.github.metasaw.model.covariance;

import io.github.metasaw.formula.Target;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The correlation of two outcomes: rho_r sigma_1r sigma_2r between the two rows of a study, atanh
 * rho_r = x_r'zeta.
 */
public final class CorrelatedOutcomes extends CovarianceComponent {

  private final int[] first;
  private final int[] second;
  private final ScaleDesign design;
  private final boolean modelled;

  /**
   * @param first row of the first outcome of each pair
   * @param second row of the second outcome
   * @param design Fisher's z of the correlation
   * @param modelled whether the text has the line
   */
  public CorrelatedOutcomes(int[] first, int[] second, ScaleDesign design, boolean modelled) {
    this.first = first;
    this.second = second;
    this.design = design;
    this.modelled = modelled;
  }

  /** Number of pairs. */
  public int pairs() {
    return first.length;
  }

  /**
   * Row of the first outcome of pair r.
   *
   * @param r index of the pair, from 0
   * @return index of a row
   */
  public int first(int r) {
    return first[r];
  }

  /**
   * Row of its second outcome.
   *
   * @param r index of the pair, from 0
   * @return index of a row
   */
  public int second(int r) {
    return second[r];
  }

  ScaleDesign design() {
    return design;
  }

  /** The pair of each row, -1 for none [n]. */
  int[] ofRows(int n) {
    int[] pair = new int[n];
    Arrays.fill(pair, -1);
    for (int r = 0; r < first.length; r++) {
      pair[first[r]] = r;
      pair[second[r]] = r;
    }
    return pair;
  }

  @Override
  public int dimension() {
    return design.columns();
  }

  @Override
  List<Parameter> parameters() {
    return design.parameters(new Target.Rho12());
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
    return design.isConstant() ? List.of(Boundary.correlation(from)) : List.of();
  }

  /** Independence, to begin with. */
  @Override
  void start(double logSd, double[] theta, int from) {
    Arrays.fill(theta, from, from + dimension(), 0);
  }

  /** The same with another design. */
  CorrelatedOutcomes with(ScaleDesign other) {
    return new CorrelatedOutcomes(first, second, other, modelled);
  }

  /** Which pairs have heterogeneity in both rows, so that its correlation says something. */
  boolean[] informed(boolean[] absent) {
    boolean[] out = new boolean[first.length];
    for (int r = 0; r < out.length; r++) {
      out[r] = !absent[first[r]] && !absent[second[r]];
    }
    return out;
  }

  /**
   * The same on some rows.
   *
   * @param place new number of each row, -1 for none [n]
   */
  CorrelatedOutcomes select(int[] place) {
    int[] kept =
        IntStream.range(0, first.length)
            .filter(r -> place[first[r]] >= 0 && place[second[r]] >= 0)
            .toArray();
    return new CorrelatedOutcomes(
        Arrays.stream(kept).map(r -> place[first[r]]).toArray(),
        Arrays.stream(kept).map(r -> place[second[r]]).toArray(),
        design.select(kept),
        modelled);
  }
}
