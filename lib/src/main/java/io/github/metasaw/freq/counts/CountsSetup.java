package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.counts.CountData;
import java.util.Arrays;

/**
 * The studies that a regression of counts rests on, with the design of their effect.
 *
 * @param measure what is pooled
 * @param counts of the studies that are not left out
 * @param given number of studies given
 * @param design of the effect
 * @param estimates of those studies that have one of their own, by their place among these
 */
record CountsSetup(
    EffectMeasure measure,
    AdjustedCounts counts,
    int given,
    EffectDesign design,
    StudyEstimates estimates) {

  /**
   * The setup, without the studies that a treatment of zero cells leaves out.
   *
   * @param measure one of such counts
   * @param zeros the treatment; its constant is for the studies' own estimates
   * @param data of k studies
   * @param x design, row-major [k x p]; empty for an intercept
   * @throws MetaException for a design of another length, or too few studies
   */
  static CountsSetup of(EffectMeasure measure, ZeroCells zeros, CountData data, double[] x) {
    double[] full = x.length > 0 ? x : ones(data.k());
    if (full.length % data.k() != 0) {
      throw MetaException.format(
          "a design of %d numbers is not one of %d studies", full.length, data.k());
    }
    int p = full.length / data.k();
    AdjustedCounts counts = AdjustedCounts.kept(data, zeros);
    int[] rows = counts.rows();
    double[] kept = new double[rows.length * p];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(full, rows[i] * p, kept, i * p, p);
    }
    EffectDesign design = EffectDesign.of(kept, rows.length);
    if (design.p() > rows.length) {
      throw MetaException.format(
          "%d coefficients cannot be estimated from %d studies with both events and non-events",
          design.p(), rows.length);
    }
    return new CountsSetup(
        measure, counts, data.k(), design, StudyEstimates.of(counts.data(), measure, zeros));
  }

  private static double[] ones(int k) {
    double[] ones = new double[k];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The same studies without moderators. */
  CountsSetup withoutModerators() {
    return new CountsSetup(measure, counts, given, EffectDesign.intercept(k()), estimates);
  }

  CountData data() {
    return counts.data();
  }

  /** Number of studies that are not left out. */
  int k() {
    return counts.rows().length;
  }

  /** Number of coefficients. */
  int p() {
    return design.p();
  }

  /** What a solution rests on; its weights are those of the studies' own estimates. */
  CountsSolution.Basis basis(double tau2) {
    return new CountsSolution.Basis(
        k(), design.basis().kept(), design.basis().aliased(), weights(tau2), estimatesAmongAll());
  }

  /** The studies' own estimates, by their place among all studies given. */
  StudyEstimates estimatesAmongAll() {
    return estimates.placed(counts.rows());
  }

  /** Those that the studies' own estimates would have; a regression of counts has none. */
  private double[] weights(double tau2) {
    double[] weights = new double[estimates.k()];
    int[] rows = new int[estimates.k()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 / (estimates.vi()[i] + tau2);
      rows[i] = counts.rows()[estimates.rows()[i]];
    }
    return ClosedForm.shares(weights, rows, given);
  }

  /** (k - p) / tr P of the studies' own estimates (Higgins and Thompson 2002, eq. 9). */
  double typicalVariance() {
    int p = p();
    double[][] rows = design.rows(estimates.rows());
    double[] xwx = new double[p * p];
    double[] xwwx = new double[p * p];
    double trace = 0;
    for (int i = 0; i < estimates.k(); i++) {
      double w = 1 / estimates.vi()[i];
      trace += w;
      for (int j = 0; j < p; j++) {
        for (int m = 0; m < p; m++) {
          xwx[j * p + m] += w * rows[i][j] * rows[i][m];
          xwwx[j * p + m] += w * w * rows[i][j] * rows[i][m];
        }
      }
    }
    Cholesky factor = Cholesky.ofSize(p);
    if (!factor.factor(xwx)) {
      return Double.NaN;
    }
    double[] inverse = factor.inverse();
    for (int j = 0; j < p * p; j++) {
      trace -= inverse[j] * xwwx[j];
    }
    return (estimates.k() - p) / trace;
  }

  /** Cochran's Q of the studies' own estimates about fitted effects. */
  StudyEstimates.HeterogeneityTest heterogeneity(double[] t) {
    double q = 0;
    for (int i = 0; i < estimates.k(); i++) {
      double[] row = design.rows()[estimates.rows()[i]];
      double gap = estimates.yi()[i];
      for (int j = 0; j < row.length; j++) {
        gap -= row[j] * t[j];
      }
      q += gap * gap / estimates.vi()[i];
    }
    int df = estimates.k() - p();
    return df < 1
        ? StudyEstimates.HeterogeneityTest.NONE
        : StudyEstimates.HeterogeneityTest.of(q, df);
  }
}
