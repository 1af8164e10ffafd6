package io.github.metasaw.freq.structured;

import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.SpatialCorrelation;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Ranges of correlations that fall with distance, {@code rho} of metafor's spatial structures, with
 * Wald intervals on the log scale.
 */
@API(status = API.Status.INTERNAL)
public final class SpatialRanges {

  private SpatialRanges() {}

  /**
   * The range of one group.
   *
   * @param group name of the group
   * @param name of the parameter: {@code range(site)}
   * @param function of the distance, in a word
   * @param value in the unit of the distances; 0 at the boundary
   * @param seLog standard error of its logarithm; NaN at the boundary
   * @param largestDistance of two levels
   */
  record Estimate(
      String group,
      String name,
      String function,
      double value,
      double seLog,
      double largestDistance) {}

  /** The ranges of a fit, in the order of its groups. */
  static List<Estimate> of(StructuredSolution fit) {
    List<Estimate> all = new ArrayList<>();
    for (GroupEffect group : fit.model.structure().groups()) {
      if (group.dependence() instanceof SpatialCorrelation spatial) {
        Parameter range = new Parameter.SpatialRange(group.name());
        int at = fit.indexOf(range);
        all.add(
            new Estimate(
                group.name(),
                range.natural().orElseThrow(),
                spatial.function().label(),
                Math.exp(fit.estimate(at)),
                fit.se(at),
                spatial.largest()));
      }
    }
    return all;
  }

  /**
   * The ranges with Wald intervals on the log scale.
   *
   * @param fit with the dispersion
   * @param critical half-width of the intervals, in standard errors
   * @return group, correlation, estimate, lower, upper; may be empty
   */
  public static Table table(StructuredSolution fit, double critical) {
    List<Estimate> all = of(fit);
    return Table.create(
        "ranges of correlations between levels",
        StringColumn.create("group", all.stream().map(Estimate::group).toList()),
        StringColumn.create("correlation", all.stream().map(Estimate::function).toList()),
        DoubleColumn.create("estimate", all.stream().mapToDouble(Estimate::value).toArray()),
        DoubleColumn.create("lower", ends(all, -critical)),
        DoubleColumn.create("upper", ends(all, critical)));
  }

  private static double[] ends(List<Estimate> all, double critical) {
    return all.stream()
        .mapToDouble(range -> range.value() * Math.exp(critical * range.seLog()))
        .toArray();
  }
}
