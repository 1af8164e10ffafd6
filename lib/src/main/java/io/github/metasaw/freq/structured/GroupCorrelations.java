package io.github.metasaw.freq.structured;

import io.github.metasaw.distribution.FisherZ;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Correlations of the effects of a group, with Wald intervals on Fisher's z by the delta method: of
 * the third effect on, theta has correlations given the effects before.
 */
@API(status = API.Status.INTERNAL)
public final class GroupCorrelations {

  /** Step of central differences in theta. */
  private static final double STEP = 1e-5;

  private final StructuredSolution fit;
  private final MarginalCovariance structure;
  private final double critical;

  private GroupCorrelations(StructuredSolution fit, double critical) {
    this.fit = fit;
    this.structure = fit.maximum.structure();
    this.critical = critical;
  }

  /**
   * The correlations of the effects of every group, with Wald intervals on the scale of Fisher's z;
   * for a structure its one correlation, with a Wald interval on the scale of its link.
   *
   * @param fit with the dispersion
   * @param critical half-width of the intervals, in standard errors
   * @return group, effect, with (empty for a structure, for which effect describes the pairs),
   *     estimate, lower, upper; may be empty
   */
  public static Table table(StructuredSolution fit, double critical) {
    GroupCorrelations correlations = new GroupCorrelations(fit, critical);
    StringColumn[] words = {
      StringColumn.create("group"), StringColumn.create("effect"), StringColumn.create("with")
    };
    List<double[]> numbers = new ArrayList<>();
    List<GroupEffect> groups = fit.model.structure().groups();
    for (int g = 0; g < groups.size(); g++) {
      for (Row row : correlations.rows(g, groups.get(g))) {
        words[0].append(groups.get(g).name());
        words[1].append(row.effect());
        words[2].append(row.with());
        numbers.add(row.interval());
      }
    }
    Table table = Table.create("correlations of group effects", words);
    String[] names = {"estimate", "lower", "upper"};
    for (int j = 0; j < names.length; j++) {
      int column = j;
      table.addColumns(
          DoubleColumn.create(
              names[j], numbers.stream().mapToDouble(row -> row[column]).toArray()));
    }
    return table;
  }

  /** A correlation: estimate and bounds. */
  private record Row(String effect, String with, double[] interval) {}

  private List<Row> rows(int g, GroupEffect group) {
    Optional<String> pairs = group.structuredPairs();
    if (pairs.isPresent()) {
      return rho(group.name()).map(interval -> new Row(pairs.get(), "", interval)).stream()
          .toList();
    }
    List<Row> rows = new ArrayList<>();
    List<String> effects = group.effects();
    for (int a = 1; a < effects.size(); a++) {
      for (int b = 0; b < a; b++) {
        rows.add(new Row(effects.get(a), effects.get(b), interval(g, a * effects.size() + b)));
      }
    }
    return rows;
  }

  /** Estimate and bounds of the one correlation of a structure; empty for independent effects. */
  private Optional<double[]> rho(String group) {
    List<Parameter> parameters = structure.parameters();
    for (int t = 0; t < parameters.size(); t++) {
      if (parameters.get(t) instanceof Parameter.StructureCorrelation rho
          && rho.group().equals(group)) {
        double at = fit.maximum.search().theta()[t];
        double variance = Double.isFinite(at) ? covariance(t, t) : 0;
        double half = variance > 0 ? critical * Math.sqrt(variance) : Double.NaN;
        Link link = rho.link();
        return Optional.of(
            new double[] {
              link.toNatural(at), link.toNatural(at - half), link.toNatural(at + half)
            });
      }
    }
    return Optional.empty();
  }

  /** Estimate and bounds of an element of the correlation matrix; without bounds at -1 and 1. */
  private double[] interval(int group, int element) {
    double[] theta = fit.maximum.search().theta().clone();
    double estimate = structure.groupCorrelation(group, theta)[element];
    double[] slope = new double[theta.length];
    for (int t = 0; t < theta.length; t++) {
      if (Double.isFinite(theta[t])) {
        slope[t] =
            (at(group, element, theta, t, STEP) - at(group, element, theta, t, -STEP)) / (2 * STEP);
      }
    }
    double variance = 0;
    for (int s = 0; s < slope.length; s++) {
      for (int t = 0; t < slope.length; t++) {
        variance += slope[s] == 0 || slope[t] == 0 ? 0 : slope[s] * covariance(s, t) * slope[t];
      }
    }
    double z = FisherZ.of(estimate);
    double half = variance > 0 ? critical * Math.sqrt(variance) : Double.NaN;
    return new double[] {estimate, Math.tanh(z - half), Math.tanh(z + half)};
  }

  private double covariance(int s, int t) {
    return fit.coefficients().covarianceInLimit(s, t);
  }

  private double at(int group, int element, double[] theta, int t, double by) {
    double[] moved = Arrays.copyOf(theta, theta.length);
    moved[t] += by;
    return FisherZ.of(structure.groupCorrelation(group, moved)[element]);
  }
}
