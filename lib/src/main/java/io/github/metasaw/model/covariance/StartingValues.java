package io.github.metasaw.model.covariance;

import java.util.ArrayList;
import java.util.List;

/** Values of theta to begin a search for the maximum of a likelihood with. */
public final class StartingValues {

  /** By how much the log SDs of a row of average moderators differ in a start that is tilted. */
  private static final double TILT = 2;

  /** Share of its SD that a component has in a start where others have more. */
  private static final double REDUCED_SHARE = 0.1;

  private final MarginalCovariance structure;

  /**
   * Starts of a structure.
   *
   * @param structure what theta means
   */
  public StartingValues(MarginalCovariance structure) {
    this.structure = structure;
  }

  /**
   * A theta to begin a search with, from the variance that V leaves unexplained: it is shared among
   * the components alike.
   *
   * @param unexplained of a row, on the scale of yi squared, above 0
   */
  public double[] usual(double unexplained) {
    double[] theta = new double[structure.dimension()];
    int shares = Math.max(1, (structure.hasSigma() ? 1 : 0) + structure.groups().size());
    structure.parts(
        (part, from) -> {
          double own = part instanceof ProportionalVariance ? unexplained : unexplained / shares;
          part.start(0.5 * Math.log(own), theta, from);
        });
    return theta;
  }

  /**
   * A theta to begin a search with, from residuals of least squares.
   *
   * @param residuals [n]
   * @param rank number of coefficients that were fitted
   * @return finite [parameters]
   */
  public double[] usual(double[] residuals, int rank) {
    return usual(unexplained(residuals, rank));
  }

  /** Mean square of the residuals beyond V, and not below a share of it. */
  private double unexplained(double[] r, int rank) {
    double[] v = structure.V().diagonal();
    double squares = 0;
    double known = 0;
    for (int i = 0; i < v.length; i++) {
      squares += r[i] * r[i];
      known += v[i];
    }
    double total = squares / Math.max(1, v.length - rank);
    double mean = known / v.length;
    double least = 0.1 * Math.max(mean, total);
    return Math.max(total - mean, least > 0 ? least : 1);
  }

  /**
   * Places that differ in the range of a correlation by distance, from short to long: each range
   * may have a maximum near it.
   *
   * @param start what they are made from
   * @return a list for each such group [groups][ranges]
   */
  public List<List<double[]>> ranges(double[] start) {
    List<List<double[]>> out = new ArrayList<>();
    structure.parts(
        (part, from) -> {
          if (part instanceof GroupEffect group && group.dependence().dimension() > 0) {
            List<double[]> own = new ArrayList<>();
            for (double range : group.dependence().grid()) {
              double[] other = start.clone();
              other[from + group.covariance().dimension()] = range;
              own.add(other);
            }
            out.add(own);
          }
        });
    return out;
  }

  /**
   * Further places to begin a search at: a likelihood of SDs that have moderators may have several
   * maxima. In each, one column of a design tilts the SDs, or one component has most of the
   * variance; none for a structure without such designs.
   *
   * @param start what they are made from
   */
  public List<double[]> others(double[] start) {
    List<double[]> out = new ArrayList<>();
    if (structure.components().stream().noneMatch(CovarianceComponent::isModeratedScale)) {
      return out;
    }
    structure.parts(
        (part, from) -> {
          int last = from + part.coefficients().map(ScaleDesign::columns).orElse(0);
          for (int t = from; part.isModerated() && t < last; t++) {
            out.add(moved(start, t, TILT));
            out.add(moved(start, t, -TILT));
          }
          if (structure.components().size() > 1 && !(part instanceof CorrelatedOutcomes)) {
            double[] less = start.clone();
            part.start(Math.log(REDUCED_SHARE), less, from);
            int ranges = part instanceof GroupEffect group ? group.dependence().dimension() : 0;
            int own = from + part.dimension() - ranges;
            for (int t = from; t < own; t++) {
              less[t] += start[t];
            }
            System.arraycopy(start, own, less, own, ranges);
            out.add(less);
          }
        });
    return out;
  }

  private static double[] moved(double[] start, int t, double by) {
    double[] out = start.clone();
    out[t] += by;
    return out;
  }
}
