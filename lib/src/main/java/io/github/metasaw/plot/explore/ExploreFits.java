package io.github.metasaw.plot.explore;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.freq.HeterogeneityStatistics;
import io.github.metasaw.freq.OneVarianceSolution;
import io.github.metasaw.freq.PooledEstimate;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.statement.BetweenStudyVariation;
import io.github.metasaw.statement.CochranQ;
import io.github.metasaw.statement.Inconsistency;
import io.github.metasaw.statement.Notation;
import io.github.metasaw.statement.PooledEffect;
import io.github.metasaw.statement.Statement;
import io.github.metasaw.statement.TauPosterior;
import io.github.metasaw.statement.TrueVariance;
import java.util.ArrayList;
import java.util.List;

/**
 * The two analyses of a page: by an estimator of tau2, and by the exact posterior.
 *
 * @param data all studies
 * @param analysed those that are not left out
 * @param settings of both
 * @param solution by the estimator
 * @param posterior by the priors
 */
public record ExploreFits(
    ExploreData data,
    LabelledEstimates analysed,
    ExploreSettings settings,
    OneVarianceSolution solution,
    OneVariancePosterior posterior) {

  /** The fewest studies of which there is anything to explore. */
  static final int FEWEST = 2;

  /** What the posterior is called. */
  static final String EXACT = "Bayes (exact)";

  /**
   * Fits.
   *
   * @param data studies
   * @param settings of both analyses
   * @return both
   * @throws MetaException for fewer than two studies, an SE that is not positive, or priors that do
   *     not fit the model
   */
  public static ExploreFits of(ExploreData data, ExploreSettings settings) {
    LabelledEstimates analysed = data.analysed();
    if (analysed.k() < FEWEST) {
      throw MetaException.of(
          "%d of %d studies %s left; at least %d are needed"
              .formatted(
                  analysed.k(), data.studies().k(), analysed.k() == 1 ? "is" : "are", FEWEST));
    }
    for (int i = 0; i < analysed.k(); i++) {
      if (!(analysed.vi()[i] > 0) || Double.isInfinite(analysed.vi()[i])) {
        throw MetaException.of(
            "the standard error of '%s' must be a number larger than 0"
                .formatted(analysed.labels().get(i)));
      }
    }
    return new ExploreFits(
        data,
        analysed,
        settings,
        OneVarianceSolution.fit(analysed.yi(), analysed.vi(), null, 1, settings.options()),
        OneVariancePosterior.compute(
            RegressionData.intercept(analysed.yi(), analysed.vi()), settings.priors()));
  }

  /**
   * The pooled effect by the estimator.
   *
   * @return with test and intervals
   */
  public PooledEstimate pooled() {
    return PooledEstimate.of(solution);
  }

  /**
   * The pooled effect by the priors.
   *
   * @return the posterior of mu
   */
  public Marginal mu() {
    return posterior.coefficient(0);
  }

  /** Confidence of all intervals. */
  double level() {
    return settings.options().level();
  }

  /** Heterogeneity by both analyses, a line each. */
  List<String> notes() {
    return List.of(
        heterogeneity().line(Notation.SYMBOLS, settings.options().model().label()),
        new BetweenStudyVariation(false, List.of(tau())).line(Notation.SYMBOLS, EXACT));
  }

  /** Which studies are left out, if any are. */
  List<String> remarks() {
    int out = data.leftOut();
    return out == 0
        ? List.of()
        : List.of("%d of %d studies left out".formatted(out, data.studies().k()));
  }

  /** An effect and its interval in words, on the scale on which effects are shown. */
  String line(String model, double estimate, Interval interval) {
    return PooledEffect.line(
        model,
        Digits.significant(estimate, data.scale()),
        Digits.significant(interval.lower(), data.scale()),
        Digits.significant(interval.upper(), data.scale()));
  }

  private TauPosterior tau() {
    Marginal tau = posterior.tau();
    Interval interval = tau.interval(level());
    return new TauPosterior(tau.median(), interval, level(), posterior.priorOfTau().code(), false);
  }

  private BetweenStudyVariation heterogeneity() {
    double q = solution.q();
    int df = solution.df();
    boolean isZero = settings.options().method().isZero();
    double ofQ = q > 0 ? Math.max(0, (q - df) / q) : q;
    List<Statement> parts = new ArrayList<>();
    parts.add(new CochranQ(false, q, df, HeterogeneityStatistics.tail(q, df)));
    parts.add(
        new Inconsistency(
            isZero ? Inconsistency.Basis.Q : Inconsistency.Basis.TAU2,
            solution.i2(),
            solution.h2(),
            ofQ,
            q / df,
            false));
    if (!isZero) {
      TrueVariance.Source source =
          new TrueVariance.Source(false, settings.options().method().label());
      parts.add(new TrueVariance(solution.tau2(), solution.seTau2(), source, df, false));
    }
    return new BetweenStudyVariation(false, parts);
  }
}
