package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.WaldStatistic;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.freq.structured.StructuredCovariance;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Tests whether tau2 is the same over the levels of a moderator, or does not change with its
 * values: that log tau2 is constant, against log tau2 linear in the moderator (Viechtbauer and
 * López-López 2022, Res Synth Methods 13:697). By the likelihood ratio and Wald's statistic of the
 * location-scale model, and by the score of the fit itself, which needs no other. R: {@code
 * anova(rma(yi, vi, scale = ~ x), rma(yi, vi))} for the likelihood ratio, {@code rma}'s {@code QS}
 * for Wald's.
 *
 * @param by the moderator
 * @param df number of its coefficients
 * @param likelihoodRatio twice the gain of the log-likelihood (restricted for REML)
 * @param wald statistic of the coefficients of the location-scale model; NaN where tau2 is 0 at a
 *     level
 * @param score Rao's statistic; NaN where tau2 of the fit is 0
 */
public record HeterogeneityTest(
    String by, int df, double likelihoodRatio, double wald, double score) implements Tabular {

  /**
   * Tests a moderator.
   *
   * @param fit with one tau2 by ML or REML and independent studies; moderators of the mean stay
   * @param by a column of the studies' table, of numbers or of levels
   * @return the tests
   * @throws MetaException for another fit, a column that does not exist or does not vary, or too
   *     few studies for it
   */
  public static HeterogeneityTest compute(FrequentistFit fit, String by) {
    FreqOptions options =
        FreqEngine.oneVarianceOptions(fit)
            .orElseThrow(
                () ->
                    MetaException.of(
                        "tests of heterogeneity start from a fit with one tau2 and independent"
                            + " studies, and this fit has a structure of its covariance; compare"
                            + " two location-scale fits instead"));
    boolean isLikelihood =
        options.method() == Tau2Estimator.ML || options.method() == Tau2Estimator.REML;
    if (!isLikelihood || options.hasFixedTau2() || options.weights() != null) {
      throw MetaException.format(
          "tests of heterogeneity need a tau2 by ML or REML without given weights, and this fit has"
              + " %s; fit it by REML",
          options.hasFixedTau2()
              ? "a given tau2"
              : isLikelihood ? "given weights" : options.method().id());
    }
    Studies studies = fit.studies();
    if (!studies.table().columnNames().contains(by)) {
      throw MetaException.unknown(
          "column", by, "in " + studies.name(), studies.table().columnNames());
    }
    GaussianModel one = GaussianModel.of(studies, fit.design());
    GaussianModel varying =
        ModelBuilder.build(ModelSpec.parse("yi ~ 1\nsigma ~ `" + by + "`", Map.of()), studies)
            .withMean(fit.design());
    return test(by, solve(one, options), solve(varying, options), varying, options);
  }

  private static StructuredSolution solve(GaussianModel model, FreqOptions options) {
    return StructuredCovariance.fit(model, options).solution();
  }

  private static HeterogeneityTest test(
      String by,
      StructuredSolution one,
      StructuredSolution varying,
      GaussianModel model,
      FreqOptions options) {
    int p = varying.p();
    int q = varying.dispersion().size();
    if (q < 2) {
      throw MetaException.format(
          "'%s' is the same in all studies, so heterogeneity cannot change with it", by);
    }
    int[] tested = IntStream.range(p + 1, p + q).toArray();
    double ratio = Math.max(0, 2 * (varying.logLik() - one.logLik()));
    ScoreOfScale score = new ScoreOfScale(one, model, options.isRestricted());
    return new HeterogeneityTest(
        by, q - 1, ratio, WaldStatistic.of(varying, tested), score.statistic());
  }

  /**
   * The three tests.
   *
   * @return test, statistic, df, p
   */
  @Override
  public Table table() {
    double[] statistics = {likelihoodRatio, wald, score};
    return Table.create(
        "heterogeneity by " + by,
        StringColumn.create("test", "likelihood ratio", "Wald", "score"),
        DoubleColumn.create("statistic", statistics),
        IntColumn.create("df", df, df, df),
        DoubleColumn.create(
            "p", IntStream.range(0, 3).mapToDouble(i -> tail(statistics[i])).toArray()));
  }

  private double tail(double statistic) {
    return Double.isNaN(statistic) ? Double.NaN : ChiSquared.survival(statistic, df);
  }
}
