package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One model under several assumed correlations rho of the sampling errors within a cluster, which
 * studies seldom report (Hedges, Tipton and Johnson 2010, Res. Synth. Methods 1, 39, section 4). R:
 * metafor's {@code vcalc(vi, cluster, obs = row, rho = rho)}, {@code rma.mv} and {@code robust(...,
 * clubSandwich = TRUE)} for each rho; robumeta's {@code sensitivity}.
 */
public final class DependenceSensitivity {

  private final String cluster;
  private final List<Double> rho;
  private final List<FrequentistFit> fits;

  private DependenceSensitivity(String cluster, List<Double> rho, List<FrequentistFit> fits) {
    this.cluster = cluster;
    this.rho = List.copyOf(rho);
    this.fits = List.copyOf(fits);
  }

  /**
   * Fits the model under each correlation.
   *
   * @param reader of the table, without correlations of sampling errors
   * @param cluster column that identifies the clusters
   * @param rho correlations of the sampling errors of two rows of a cluster, from -1 to 1, at least
   *     two
   * @param model without priors, such as {@link ModelSpec#hierarchicalText}
   * @param options how it is estimated
   * @return the fits in the order of rho
   * @throws MetaException for fewer than two correlations, or one that makes no covariance matrix
   */
  public static DependenceSensitivity compute(
      StudyReader reader, String cluster, List<Double> rho, ModelSpec model, FreqOptions options) {
    if (rho.size() < 2) {
      throw MetaException.of(
          "a sensitivity analysis needs at least two correlations, as in 0:0.9:0.1");
    }
    List<FrequentistFit> fits = new ArrayList<>();
    for (double each : rho) {
      Interrupts.check();
      Studies studies = model.read(reader.dependence(cluster, each));
      fits.add(FreqEngine.fit(model, studies, options));
    }
    return new DependenceSensitivity(cluster, rho, fits);
  }

  /**
   * The column of clusters.
   *
   * @return its name
   */
  public String cluster() {
    return cluster;
  }

  /**
   * The correlations.
   *
   * @return as they were asked for
   */
  public List<Double> rho() {
    return rho;
  }

  /**
   * The fits.
   *
   * @return one for each correlation
   */
  public List<FrequentistFit> fits() {
    return fits;
  }

  /**
   * Estimates and heterogeneity by correlation.
   *
   * @return rho, term, estimate, se, lower, upper (by the model), robustSe, robustDf, robustLower,
   *     robustUpper (CR2), {@code tau2(level)} of each source of heterogeneity, I2 (a proportion);
   *     one row for each correlation and coefficient of the mean
   */
  public Table table() {
    StringColumn term = StringColumn.create("term");
    List<String> names = new ArrayList<>(List.of("rho", "estimate", "se", "lower", "upper"));
    names.addAll(List.of("robustSe", "robustDf", "robustLower", "robustUpper"));
    fits.get(0).varianceSources().forEach(source -> names.add(column(source)));
    names.add("I2");
    List<DoubleColumn> columns = names.stream().map(DoubleColumn::create).toList();
    for (int i = 0; i < rho.size(); i++) {
      FrequentistFit fit = fits.get(i);
      Table model = fit.coefficients();
      Table robust = fit.robust(cluster, "CR2");
      for (int j = 0; j < robust.rowCount(); j++) {
        term.append(robust.stringColumn("term").get(j));
        List<Double> row = new ArrayList<>(List.of(rho.get(i)));
        for (String column : List.of("estimate", "se", "lower", "upper")) {
          row.add(model.doubleColumn(column).getDouble(j));
        }
        for (String column : List.of("se", "df", "lower", "upper")) {
          row.add(robust.doubleColumn(column).getDouble(j));
        }
        fit.varianceSources().forEach(source -> row.add(mean(source)));
        row.add(fit.I2());
        for (int c = 0; c < columns.size(); c++) {
          columns.get(c).append(row.get(c));
        }
      }
    }
    Table table = Table.create("sensitivity to rho", columns.get(0), term);
    columns.stream().skip(1).forEach(table::addColumns);
    return table;
  }

  /**
   * The column of {@link #table} with the variance of a source.
   *
   * @param source of heterogeneity
   * @return {@code tau2(study)}
   */
  public static String column(VarianceSource source) {
    return "tau2(" + source.name() + ")";
  }

  /** The variance that a source adds to a row, mean over the rows. */
  private static double mean(VarianceSource source) {
    return Arrays.stream(source.byRow()).average().orElse(Double.NaN);
  }
}
