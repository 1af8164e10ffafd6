package io.github.metasaw.freq.structured;

import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.formula.Target;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.parameter.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of the dispersion parameters of a fit, on the scale of the link and as SDs. */
@API(status = API.Status.INTERNAL)
public final class Dispersions {

  private Dispersions() {}

  /**
   * Dispersion parameters in given rows, with Wald's interval on the scale of the link, turned
   * back; standard errors by the delta method.
   *
   * @param fit with the dispersion
   * @param values designs in these rows
   * @param critical half-width of the intervals, in standard errors
   * @return parameter, row, link, seLink, estimate, se, lower, upper
   */
  public static Table at(StructuredSolution fit, List<Values> values, double critical) {
    StringColumn parameter = StringColumn.create("parameter");
    DoubleColumn row = DoubleColumn.create("row");
    DoubleColumn[] columns = new DoubleColumn[6];
    String[] names = {"link", "seLink", "estimate", "se", "lower", "upper"};
    Arrays.setAll(columns, j -> DoubleColumn.create(names[j]));
    for (Values v : values) {
      Link link = v.scale.link();
      int q = v.scale.design().columns();
      int[] place = places(fit, v.scale);
      for (int i = 0; i < v.x.length / Math.max(1, q); i++) {
        double[] weights = weights(fit, place, v.x, i);
        double at = fit.coefficients().sum(weights);
        double variance = fit.coefficients().varianceOfSum(weights);
        double se = variance > 0 ? Math.sqrt(variance) : Double.NaN;
        double[] numbers = {
          at,
          se,
          link.toNatural(at),
          link.slope(at) * se,
          link.toNatural(at - critical * se),
          link.toNatural(at + critical * se)
        };
        parameter.append(v.scale.target().label());
        row.append(i + 1);
        for (int j = 0; j < numbers.length; j++) {
          columns[j].append(numbers[j]);
        }
      }
    }
    Table table = Table.create("dispersion", parameter, row);
    table.addColumns(columns);
    return table;
  }

  /**
   * A dispersion design in some rows.
   *
   * @param x row-major [rows x q]
   */
  public record Values(GaussianModel.Scale scale, double[] x) {}

  /**
   * The designs of the dispersion in new rows.
   *
   * @param model that was fitted
   * @param newdata a table with the moderators of the dispersion
   * @return one design per dispersion parameter
   * @throws io.github.metasaw.diagnostic.MetaException for a moderator that is missing or has a new
   *     level
   */
  public static List<Values> values(GaussianModel model, Table newdata) {
    List<Values> values = new ArrayList<>();
    for (GaussianModel.Scale scale : model.scales()) {
      values.add(new Values(scale, scale.design().encode(newdata)));
    }
    return values;
  }

  /** A row of a dispersion design as weights of the coefficients of the dispersion. */
  static double[] weights(StructuredSolution fit, int[] place, double[] x, int row) {
    double[] weights = new double[fit.size() - fit.p];
    for (int a = 0; a < place.length; a++) {
      if (place[a] >= 0) {
        weights[place[a] - fit.p] = x[row * place.length + a];
      }
    }
    return weights;
  }

  /** Where the coefficients of a design stand in the fit; -1 for a column left out. */
  static int[] places(StructuredSolution fit, GaussianModel.Scale scale) {
    return scale.parameters().stream().mapToInt(fit::indexOf).toArray();
  }

  /**
   * The variance of each row by its sources.
   *
   * @param fit with the dispersion
   * @return study, knownVariance, extraSd, extraVariance, with groups groupVariance, totalVariance;
   *     with two outcomes also rho12 and extraCovariance
   */
  public static Table variances(StructuredSolution fit) {
    double[] known = fit.likelihood().dispersion().sampling().diagonal();
    double[] sigma = fit.likelihood().dispersion().sigma();
    double[] all = fit.likelihood().dispersion().heterogeneity();
    int k = known.length;
    double[] extra = new double[k];
    double[] group = new double[k];
    double[] total = new double[k];
    for (int i = 0; i < k; i++) {
      extra[i] = sigma[i] * sigma[i];
      group[i] = Math.max(0, all[i] - extra[i]);
      total[i] = known[i] + all[i];
    }
    Table table =
        Table.create(
            "variances",
            StringColumn.create("study", fit.model.studies().labels()),
            DoubleColumn.create("knownVariance", known),
            DoubleColumn.create("extraSd", sigma),
            DoubleColumn.create("extraVariance", extra));
    List<GroupEffect> groups = fit.model.structure().groups();
    if (!groups.isEmpty()) {
      table.addColumns(DoubleColumn.create("groupVariance", group));
    }
    for (int g = 0; groups.size() > 1 && g < groups.size(); g++) {
      double[] own = fit.likelihood().dispersion().groupVariances(g);
      String name = "groupVariance(" + groups.get(g).name() + ")";
      // Effects of one group that are not correlated are two groups of one name.
      String effects = String.join(",", groups.get(g).effects());
      boolean taken = table.columnNames().contains(name);
      table.addColumns(
          DoubleColumn.create(
              taken ? "groupVariance(%s:%s)".formatted(groups.get(g).name(), effects) : name, own));
    }
    table.addColumns(DoubleColumn.create("totalVariance", total));
    if (fit.model.outcomes() == 2) {
      addCorrelations(fit, table);
    }
    return table;
  }

  /** rho12, and the covariance of the heterogeneity of a row with the other outcome's. */
  private static void addCorrelations(StructuredSolution fit, Table table) {
    int k = table.rowCount();
    double[] rho = new double[k];
    double[] covariance = new double[k];
    Arrays.fill(rho, Double.NaN);
    Arrays.fill(covariance, Double.NaN);
    fit.likelihood()
        .dispersion()
        .pairs(
            (first, second, correlation, shared) -> {
              rho[first] = correlation;
              rho[second] = correlation;
              covariance[first] = shared;
              covariance[second] = shared;
            });
    table.addColumns(
        DoubleColumn.create(new Target.Rho12().label(), rho),
        DoubleColumn.create("extraCovariance", covariance));
  }

  /**
   * Predictions of the effects of the groups.
   *
   * @param fit with the dispersion
   * @param critical half-width of the intervals, in standard errors
   * @return group, level, effect, estimate, se, lower, upper
   * @throws io.github.metasaw.diagnostic.MetaException for a fit with pooling weights
   */
  public static Table groupEffects(StructuredSolution fit, double critical) {
    fit.refusePooling("effects of groups rest on inverse-variance weights");
    StringColumn name = StringColumn.create("group");
    StringColumn level = StringColumn.create("level");
    StringColumn effect = StringColumn.create("effect");
    List<double[]> numbers = new ArrayList<>();
    List<GroupEffect> groups = fit.model.structure().groups();
    for (int g = 0; g < groups.size(); g++) {
      GroupEffect group = groups.get(g);
      double[][] predictions = fit.likelihood().groupEffects(g);
      int m = group.effects().size();
      for (int r = 0; r < predictions.length; r++) {
        name.append(group.name());
        level.append(group.labels().get(r / m));
        effect.append(group.effects().get(r % m));
        double se = Math.sqrt(Math.max(0, predictions[r][1]));
        double at = predictions[r][0];
        numbers.add(new double[] {at, se, at - critical * se, at + critical * se});
      }
    }
    Table table = Table.create("group effects", name, level, effect);
    String[] columns = {"estimate", "se", "lower", "upper"};
    for (int j = 0; j < columns.length; j++) {
      int column = j;
      table.addColumns(
          DoubleColumn.create(
              columns[j], numbers.stream().mapToDouble(row -> row[column]).toArray()));
    }
    return table;
  }

  private static double[] square(double[] sigma) {
    return Arrays.stream(sigma).map(s -> s * s).toArray();
  }

  /**
   * The sources of heterogeneity.
   *
   * @param fit with the dispersion
   * @return sigma of each outcome, then the groups
   */
  public static List<VarianceSource> sources(StructuredSolution fit) {
    List<VarianceSource> sources = new ArrayList<>();
    for (GaussianModel.Scale scale : fit.model.scales()) {
      if (scale.target() instanceof Target.Tau2) {
        String sd = new Target.Sigma(0).label();
        double[] squares = square(fit.likelihood().dispersion().sigma());
        double mean = Arrays.stream(squares).average().orElse(Double.NaN);
        VarianceSource.Effect effect = new VarianceSource.Effect(sd, mean);
        sources.add(new VarianceSource(sd, true, 0, squares, List.of(effect)));
      }
      if (scale.target() instanceof Target.Sigma target) {
        double[] squares = square(fit.likelihood().dispersion().sigma(target));
        double mean = Arrays.stream(squares).average().orElse(Double.NaN);
        VarianceSource.Effect effect = new VarianceSource.Effect(target.label(), mean);
        sources.add(
            new VarianceSource(target.label(), true, target.outcome(), squares, List.of(effect)));
      }
    }
    for (int g = 0; g < fit.model.structure().groups().size(); g++) {
      GroupEffect group = fit.model.structure().groups().get(g);
      sources.add(
          new VarianceSource(
              group.name(),
              false,
              outcome(fit, group.name()),
              fit.likelihood().dispersion().groupVariances(g),
              effects(fit, g)));
    }
    return sources;
  }

  /** The effects of a group with their variances, means over the levels. */
  private static List<VarianceSource.Effect> effects(StructuredSolution fit, int g) {
    GroupEffect group = fit.model.structure().groups().get(g);
    int m = group.effects().size();
    List<VarianceSource.Effect> effects = new ArrayList<>();
    for (int e = 0; e < (group.isHomoscedastic() ? 1 : m); e++) {
      int at = e * m + e;
      double mean =
          IntStream.range(0, group.levels())
              .mapToDouble(level -> fit.likelihood().dispersion().groupCovariance(g, level)[at])
              .average()
              .orElse(Double.NaN);
      String name =
          group.isHomoscedastic() ? group.name() : group.name() + ":" + group.effects().get(e);
      effects.add(new VarianceSource.Effect(name, mean));
    }
    return effects;
  }

  /** The outcome that a group adds to, by the prefix that the model gives its name; 0 for all. */
  private static int outcome(StructuredSolution fit, String group) {
    return fit.model.outcomes() == 1
        ? 0
        : IntStream.of(1, 2)
            .filter(outcome -> group.startsWith(VarianceSource.prefix(outcome)))
            .findFirst()
            .orElse(0);
  }

  /**
   * The heterogeneity by its sources.
   *
   * @param fit with the dispersion
   * @return component, sd, variance; means where it varies
   */
  public static Table components(StructuredSolution fit) {
    StringColumn component = StringColumn.create("component");
    DoubleColumn sd = DoubleColumn.create("sd");
    DoubleColumn variance = DoubleColumn.create("variance");
    for (VarianceSource source : sources(fit)) {
      for (VarianceSource.Effect effect : source.effects()) {
        component.append(effect.name());
        sd.append(effect.sd());
        variance.append(effect.variance());
      }
    }
    return Table.create("components", component, sd, variance);
  }
}
