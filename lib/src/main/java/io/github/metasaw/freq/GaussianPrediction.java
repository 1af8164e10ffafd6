package io.github.metasaw.freq;

import io.github.metasaw.data.Stacked;
import io.github.metasaw.formula.Target;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.GroupEffect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The mean effect at given moderators, the interval for a true effect there in a new level of every
 * group, and the dispersion parameters there.
 */
final class GaussianPrediction {

  private GaussianPrediction() {}

  /** At the rows fitted; one row, or one an outcome, where nothing differs between them. */
  static Table fitted(GaussianFit fit) {
    if (fit.model().outcomes() == 2) {
      return twoOutcomes(fit);
    }
    double[] x = fit.design().x();
    double[] heterogeneity = fit.numbers().likelihood().dispersion().heterogeneity();
    boolean same = Arrays.stream(heterogeneity).allMatch(h -> h == heterogeneity[0]);
    if (fit.design().isInterceptOnly() && same) {
      return table(fit, new double[] {1}, new double[] {heterogeneity[0]});
    }
    return table(fit, x, heterogeneity);
  }

  private static Table twoOutcomes(GaussianFit fit) {
    Table rows = fit.studies().table();
    Table first = at(fit, rows.first(1));
    Table table =
        table(fit, fit.design().x(), fit.numbers().likelihood().dispersion().heterogeneity());
    table.insertColumn(0, rows.intColumn(Stacked.OUTCOME).copy().setName("outcome"));
    boolean same = true;
    for (Row row : table) {
      for (String column : List.of("estimate", "se", "piUpper")) {
        double here = row.getDouble(column);
        double there = first.doubleColumn(column).getDouble(row.getInt("outcome") - 1);
        same &= Math.abs(here - there) <= 1e-12 * Math.abs(there);
      }
    }
    return same ? first : table;
  }

  /** With two outcomes, all rows of the first and then all of the second. */
  static Table at(GaussianFit fit, Table newdata) {
    double[] x = fit.design().encode(newdata);
    int n = newdata.rowCount();
    int outcomes = fit.model().outcomes();
    double[] heterogeneity = new double[n * outcomes];
    Map<Target, double[]> variance = new HashMap<>();
    for (Dispersions.Values values : values(fit.model(), newdata)) {
      variance.put(values.scale().target(), variance(fit.numbers(), values));
    }
    for (int o = 0; o < outcomes; o++) {
      int outcome = outcomes == 1 ? 0 : o + 1;
      double[] own = variance.get(new Target.Sigma(outcome));
      add(own == null ? new double[n] : own, heterogeneity, o * n);
      for (int g = 0; g < fit.model().structure().groups().size(); g++) {
        add(
            group(fit, g, fit.model().effectsAt(g, outcome, newdata), variance),
            heterogeneity,
            o * n);
      }
    }
    Orthonormal basis = fit.numbers().likelihood().basis();
    Table table =
        AliasedPrediction.remark(
            table(fit, x, heterogeneity), fit.design(), basis.kept(), basis.aliased(), x);
    return outcomes == 1 ? table : withOutcomes(table, n);
  }

  private static void add(double[] variance, double[] heterogeneity, int from) {
    for (int i = 0; i < variance.length; i++) {
      heterogeneity[from + i] += variance[i];
    }
  }

  /**
   * The variance that a new level of a group adds; empty where the outcome has none of it.
   *
   * @param z of the new rows
   * @param variance of what one design tells
   */
  private static double[] group(
      GaussianFit fit, int g, double[] z, Map<Target, double[]> variance) {
    GroupEffect group = fit.model().structure().groups().get(g);
    double[] one = variance.get(new Target.Sd(group.name()));
    // Several effects have no line of their own; another group of the same column may have one.
    if (one == null || group.effects().size() > 1) {
      return fit.numbers().likelihood().dispersion().groupVariance(g, z);
    }
    double[] out = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      out[i] = z[i] * z[i] * one[i];
    }
    return out;
  }

  /** The squares of SDs in new rows. */
  private static double[] variance(GaussianNumbers fit, Dispersions.Values values) {
    int q = values.scale().design().columns();
    int[] place = Dispersions.places(fit, values.scale());
    double[] out = new double[values.x().length / q];
    for (int i = 0; i < out.length; i++) {
      double link = fit.sum(Dispersions.weights(fit, place, values.x(), i));
      out[i] = Math.exp(2 * link);
    }
    return out;
  }

  private static Table withOutcomes(Table table, int n) {
    IntColumn outcome = IntColumn.create("outcome");
    for (int i = 0; i < 2 * n; i++) {
      outcome.append(i < n ? 1 : 2);
    }
    table.insertColumn(0, outcome);
    return table;
  }

  /** The designs of the dispersion in new rows. */
  static List<Dispersions.Values> values(GaussianModel model, Table newdata) {
    List<Dispersions.Values> values = new ArrayList<>();
    for (GaussianModel.Scale scale : model.scales()) {
      values.add(new Dispersions.Values(scale, scale.design().encode(newdata)));
    }
    return values;
  }

  /** {@code x} row-major [n x columns]. */
  private static Table table(GaussianFit fit, double[] x, double[] heterogeneity) {
    GaussianNumbers numbers = fit.numbers();
    int columns = fit.design().columns();
    int[] kept = numbers.likelihood().basis().kept();
    int n = heterogeneity.length;
    double critical = fit.critical();
    double beyond = fit.predictionCritical();
    double[][] out = new double[6][n];
    for (int i = 0; i < n; i++) {
      double estimate = 0;
      double variance = 0;
      for (int a = 0; a < numbers.p; a++) {
        double xa = x[i * columns + kept[a]];
        estimate += xa * numbers.estimate(a);
        for (int b = 0; b < numbers.p; b++) {
          variance += xa * numbers.covariance(a, b) * x[i * columns + kept[b]];
        }
      }
      double half = critical * Math.sqrt(variance);
      double wide = beyond * Math.sqrt(variance + heterogeneity[i]);
      double[] row = {
        estimate,
        Math.sqrt(variance),
        estimate - half,
        estimate + half,
        estimate - wide,
        estimate + wide
      };
      for (int j = 0; j < row.length; j++) {
        out[j][i] = row[j];
      }
    }
    String[] names = {"estimate", "se", "lower", "upper", "piLower", "piUpper"};
    Table table = Table.create("prediction");
    for (int j = 0; j < names.length; j++) {
      table.addColumns(DoubleColumn.create(names[j], out[j]));
    }
    return table;
  }
}
