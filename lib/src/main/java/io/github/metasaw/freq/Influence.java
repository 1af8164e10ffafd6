package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.DistinctNames;
import io.github.metasaw.distribution.ChiSquared;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What leaving out each study does (Viechtbauer and Cheung 2010, Res. Synth. Meth. 1, 112;
 * metafor's {@code influence} and {@code dfbetas}): deleted residuals, DFFITS, Cook's distances,
 * covariance ratios, tau2 and Q without the study, leverages, weights and DFBETAS. Studies that
 * cannot be left out are missing.
 */
final class Influence {

  private static final String[] NAMES = {
    "rstudent", "dffits", "cook.d", "cov.r", "tau2.del", "QE.del", "hat", "weight"
  };

  private final Rows rows;
  private final Univariate full;
  private final double[] hat;
  private final double[][] values;
  private final double[][] dfbetas;

  private Influence(Rows rows, Univariate full) {
    this.rows = rows;
    this.full = full;
    this.hat = full.hat();
    this.values = new double[NAMES.length][rows.k()];
    this.dfbetas = new double[full.p][rows.k()];
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
    for (double[] column : dfbetas) {
      Arrays.fill(column, Double.NaN);
    }
  }

  static Table table(Rows rows, Univariate full, List<String> labels, List<String> terms) {
    Influence influence = new Influence(rows, full);
    Deletions deletions = new Deletions(rows, full);
    for (int i = 0; i < rows.k(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      Univariate without = deletions.fit(i);
      if (without != null) {
        influence.set(i, without);
      }
    }
    System.arraycopy(influence.hat, 0, influence.values[6], 0, rows.k());
    System.arraycopy(full.weights(), 0, influence.values[7], 0, rows.k());
    return influence.toTable(labels, terms);
  }

  private void set(int i, Univariate without) {
    double fittedFull = fitted(i, full.beta());
    double fittedWithout = fitted(i, without.beta());
    double variance = without.s2w() * (rows.vi(i) + without.tau2) + fittedVariance(i, without);
    values[0][i] = (rows.yi(i) - fittedWithout) / Math.sqrt(variance);
    values[1][i] = (fittedFull - fittedWithout) / Math.sqrt(fullVariance(i, without));
    double[] change = new double[full.p];
    for (int j = 0; j < full.p; j++) {
      change[j] = full.beta()[j] - without.beta()[j];
    }
    values[2][i] = Small.quadratic(full.vcov(), change);
    values[3][i] =
        Math.exp(Small.logDet(without.vcov(), full.p) - Small.logDet(full.vcov(), full.p));
    values[4][i] = without.tau2;
    values[5][i] = without.q();
    double[] covariance = covarianceAt(without);
    for (int j = 0; j < full.p; j++) {
      dfbetas[j][i] = change[j] / Math.sqrt(covariance[j * full.p + j]);
    }
  }

  private double fitted(int i, double[] beta) {
    double sum = 0;
    for (int j = 0; j < beta.length; j++) {
      sum += rows.x(i, full.kept[j]) * beta[j];
    }
    return sum;
  }

  private double fittedVariance(int i, Univariate fit) {
    double sum = 0;
    for (int a = 0; a < full.p; a++) {
      for (int b = 0; b < full.p; b++) {
        sum += rows.x(i, full.kept[a]) * fit.vcov()[a * full.p + b] * rows.x(i, full.kept[b]);
      }
    }
    return sum;
  }

  /** Variance of the fitted value of study i in the full model, at the tau2 without it. */
  private double fullVariance(int i, Univariate without) {
    if (full.options.weights() == null) {
      return without.s2w() * hat[i] * (without.tau2 + rows.vi(i));
    }
    double[] covariance = covarianceAt(without);
    double sum = 0;
    for (int a = 0; a < full.p; a++) {
      for (int b = 0; b < full.p; b++) {
        sum += rows.x(i, full.kept[a]) * covariance[a * full.p + b] * rows.x(i, full.kept[b]);
      }
    }
    return sum;
  }

  /** Covariance of the full model's coefficients at the tau2 and s2 without a study. */
  private double[] covarianceAt(Univariate without) {
    return full.covarianceAt(without.tau2, without.s2w());
  }

  /** metafor's rule: DFFITS, Cook's distance, leverage or a DFBETAS beyond its usual limit. */
  private boolean influential(int i) {
    double p = full.p;
    boolean byBeta = false;
    for (double[] column : dfbetas) {
      byBeta |= Math.abs(column[i]) > 1;
    }
    return Math.abs(values[1][i]) > 3 * Math.sqrt(p / (full.k - p))
        || ChiSquared.survival(values[2][i], full.p) < 0.5
        || hat[i] > 3 * p / full.k
        || byBeta;
  }

  private Table toTable(List<String> labels, List<String> terms) {
    Table table = Table.create("influence", StringColumn.create("study", labels));
    for (int j = 0; j < NAMES.length; j++) {
      table.addColumns(DoubleColumn.create(NAMES[j], values[j]));
    }
    List<String> columns = DistinctNames.of(terms.stream().map(term -> "dfbs:" + term).toList());
    for (int j = 0; j < full.p; j++) {
      table.addColumns(DoubleColumn.create(columns.get(j), dfbetas[j]));
    }
    BooleanColumn flag = BooleanColumn.create("influential");
    for (int i = 0; i < rows.k(); i++) {
      flag.append(influential(i));
    }
    return table.addColumns(flag);
  }
}
