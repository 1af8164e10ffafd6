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
   * The correlations of the effects of every group, with Wald's intervals on Fisher's z; of a
   * structure its one correlation, with an interval on the scale of its link.
   *
   * @param fit with the dispersion
   * @param critical half-width of the intervals, in standard errors
   * @return group, effect, with (empty for a structure, whose effect says of which pairs it is),
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
      String name = groups.get(g).name();
      Optional<String> pairs = groups.get(g).structuredPairs();
      if (pairs.isPresent()) {
        correlations
            .rho(name)
            .ifPresent(
                interval -> {
                  numbers.add(interval);
                  words[0].append(name);
                  words[1].append(pairs.get());
                  words[2].append("");
                });
        continue;
      }
      List<String> effects = groups.get(g).effects();
      for (int a = 1; a < effects.size(); a++) {
        for (int b = 0; b < a; b++) {
          words[0].append(name);
          words[1].append(effects.get(a));
          words[2].append(effects.get(b));
          numbers.add(correlations.interval(g, a * effects.size() + b));
        }
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
