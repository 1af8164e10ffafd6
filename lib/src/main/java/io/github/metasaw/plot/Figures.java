package io.github.metasaw.plot;

import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.data.KnownV;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.fit.Refits;
import io.github.metasaw.freq.sensitivity.Gosh;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.plot.estimand.EstimandDrawings;
import io.github.metasaw.plot.forest.ForestDrawings;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.genetics.GeneticsDrawings;
import io.github.metasaw.plot.posterior.PosteriorDrawings;
import io.github.metasaw.plot.regression.RegressionDrawings;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.sensitivity.GoshDrawing;
import java.util.List;
import tech.tablesaw.api.Table;

/** The figures, one method each. */
public final class Figures {

  private Figures() {}

  /**
   * Studies with the pooled effects of one or several fits to them.
   *
   * @param fits to the same studies, one or more
   * @param options order, columns, axis and layout
   * @return the figure
   */
  public static Figure forest(List<? extends Fit> fits, ForestOptions options) {
    return Figure.of(ForestDrawings.forest(fits, options));
  }

  /**
   * Studies alone.
   *
   * @param studies estimates with their sampling covariance
   * @param options order, columns, axis and layout
   * @return the figure
   */
  public static Figure forest(Studies studies, ForestOptions options) {
    return Figure.of(ForestDrawings.forest(studies, options));
  }

  /**
   * Contour-enhanced funnel of the estimates, or of the residuals of a regression.
   *
   * @param fit to the studies
   * @param options words, axis and layout
   * @return the figure
   */
  public static Figure funnel(PooledFit fit, ForestOptions options) {
    return Figure.of(ForestDrawings.funnel(fit, options));
  }

  /**
   * The fits of subsets of the studies, by effect and I2.
   *
   * @param gosh subsets and their fits
   * @param study label of a study whose subsets are coloured; empty for none
   * @return the figure
   */
  public static Figure gosh(Gosh gosh, String study) {
    return Figure.of(GoshDrawing.of(gosh, study));
  }

  /**
   * The pooled effect without each study in turn.
   *
   * @param fit to all studies
   * @param options words, axis and layout
   * @return the figure
   */
  public static Figure leaveOneOut(Refits fit, ForestOptions options) {
    return Figure.of(ForestDrawings.leaveOneOut(fit, options));
  }

  /**
   * The pooled effect as studies are added in the order of a column; of the table if empty.
   *
   * @param fit to all studies
   * @param by a column of the studies; empty for the order of the table
   * @param options words, axis and layout
   * @return the figure
   */
  public static Figure cumulative(Refits fit, String by, ForestOptions options) {
    return Figure.of(ForestDrawings.cumulative(fit, by, options));
  }

  /**
   * Influence diagnostics.
   *
   * @param fit a fit by moments or likelihood
   * @return the figure
   */
  public static Figure influence(FrequentistFit fit) {
    return Figure.of(RegressionDrawings.influence(fit));
  }

  /**
   * The posterior of each study's own effect, sorted by its mean.
   *
   * @param fit a posterior
   * @param options words, axis and layout
   * @return the figure
   */
  public static Figure caterpillar(BayesFit fit, ForestOptions options) {
    return Figure.of(ForestDrawings.caterpillar(fit, options));
  }

  /**
   * Prior, likelihood and posterior of tau, a panel for each posterior on the same axis.
   *
   * @param fits to the same studies, one or more
   * @return the figure
   */
  public static Figure tau(BayesFit... fits) {
    return Figure.of(PosteriorDrawings.tau(List.of(fits)));
  }

  /**
   * Prior, likelihood and posterior of tau as the prior changes, on one axis.
   *
   * @param fits one model under different priors of tau
   * @return a figure for each, by the prior as it is written
   * @throws io.github.metasaw.diagnostic.MetaException if two have the same prior, or one has no
   *     single tau
   */
  public static FigureSeries tauByPrior(BayesFit... fits) {
    List<BayesFit> all = List.of(fits);
    return FigureSeries.of(
        "Prior",
        all.stream()
            .map(fit -> fit.prior(BayesFit.TAU).map(PriorDensity::code).orElse(""))
            .toList(),
        PosteriorDrawings.tauApart(all).stream().map(Figure::of).toList());
  }

  /**
   * From estimate to posterior mean, one row per study.
   *
   * @param fit a posterior
   * @return the figure
   */
  public static Figure shrinkage(BayesFit fit) {
    return of(PosteriorDrawings.shrinkage(fit), fit.studies());
  }

  /**
   * Means of the studies' effects given tau, over the posterior of tau.
   *
   * @param fit a posterior
   * @return the figure
   */
  public static Figure thetaGivenTau(BayesFit fit) {
    return of(PosteriorDrawings.thetaGivenTau(fit), fit.studies());
  }

  /**
   * Draws by iteration, one panel per variable; of the coefficients and tau if none are named.
   *
   * @param fit a posterior
   * @param variables names, for example {@code tau}
   * @return the figure
   */
  public static Figure trace(BayesFit fit, String... variables) {
    return of(PosteriorDrawings.trace(fit, List.of(variables)), fit.studies());
  }

  /**
   * Posterior densities with median and interval; of the coefficients and tau if none are named.
   *
   * @param fit a posterior
   * @param variables names, for example {@code tau}
   * @return the figure
   */
  public static Figure density(BayesFit fit, String... variables) {
    return of(PosteriorDrawings.density(fit, List.of(variables)), fit.studies());
  }

  /**
   * Ranks of the draws, bars for each chain; of the coefficients and tau if none are named.
   *
   * @param fit a posterior
   * @param variables names, for example {@code tau}
   * @return the figure
   */
  public static Figure rank(BayesFit fit, String... variables) {
    return Figure.of(PosteriorDrawings.rank(fit, List.of(variables)));
  }

  /**
   * Autocorrelation of the draws, bars for each chain.
   *
   * @param fit a posterior
   * @param variables names, for example {@code tau}
   * @return the figure
   */
  public static Figure autocorrelation(BayesFit fit, String... variables) {
    return Figure.of(PosteriorDrawings.autocorrelation(fit, List.of(variables)));
  }

  /**
   * Estimates that study j might have had ({@code theta[j]}), or a next study's effect.
   *
   * @param fit a posterior
   * @param variable {@code theta[j]} or {@code theta_new}
   * @return the figure
   */
  public static Figure predictive(BayesFit fit, String variable) {
    return of(PosteriorDrawings.predictive(fit, variable, Double.NaN, null), fit.studies());
  }

  /**
   * As {@link #predictive(BayesFit, String)}, in the layout of one's choice.
   *
   * @param fit a posterior
   * @param variable {@code theta[j]} or {@code theta_new}
   * @param binWidth on the scale of yi; bins begin at its multiples
   * @param title heading
   * @return the figure
   */
  public static Figure predictive(BayesFit fit, String variable, double binWidth, String title) {
    return of(PosteriorDrawings.predictive(fit, variable, binWidth, title), fit.studies());
  }

  /**
   * The interval of mu, that of a next study's effect, and the spread of the effects at hand.
   *
   * @param fit any fit
   * @return the figure
   */
  public static Figure spread(Fit fit) {
    return of(PosteriorDrawings.spread(fit), fit.studies());
  }

  /**
   * Posteriors of mu, beta_F, tau2 and zeta2 under many priors.
   *
   * @param sensitivity posteriors under many priors
   * @return the figure
   */
  public static Figure sensitivity(Sensitivity sensitivity) {
    return Figure.of(PosteriorDrawings.sensitivity(sensitivity));
  }

  /**
   * Estimates along a numeric moderator of the mean, with the fitted line and its interval.
   *
   * @param fit a fit by moments or likelihood
   * @param moderator a numeric column in the mean
   * @param by a factor of the mean with a line for each level; empty for one line
   * @return the figure
   */
  public static Figure bubble(FrequentistFit fit, String moderator, String by) {
    return of(RegressionDrawings.bubble(fit, moderator, by.isEmpty() ? null : by), fit.studies());
  }

  /**
   * Mean and heterogeneity at each level of a factor of the mean, with their intervals.
   *
   * @param fit a fit by moments or likelihood
   * @param moderator a text column in the mean
   * @return the figure
   */
  public static Figure levels(FrequentistFit fit, String moderator) {
    return of(RegressionDrawings.levels(fit, moderator), fit.studies());
  }

  /**
   * What the variance of a row is made of, mean over rows: sampling error, sigma squared, groups; a
   * bar for each outcome.
   *
   * @param fit a fit by moments or likelihood
   * @param by a column of the studies, with a bar for each of its values; empty for all rows as one
   * @return the figure
   */
  public static Figure variances(FrequentistFit fit, String by) {
    return Figure.of(RegressionDrawings.variances(fit, by));
  }

  /**
   * Profile likelihoods of some coefficients; of all that have one, if none are named.
   *
   * @param fit a fit by moments or likelihood
   * @param terms names of coefficients
   * @return the figure
   */
  public static Figure profile(FrequentistFit fit, String... terms) {
    return of(RegressionDrawings.profile(fit, List.of(terms)), fit.studies());
  }

  /**
   * The known sampling covariance as correlations between rows.
   *
   * @param studies estimates with their sampling covariance
   * @return the figure
   */
  public static Figure structure(Studies studies) {
    return Figure.of(RegressionDrawings.structure(studies));
  }

  /**
   * The same of a covariance that no model has been fitted with yet.
   *
   * @param v sampling covariance of the rows
   * @return the figure
   */
  public static Figure structure(KnownV v) {
    return Figure.of(RegressionDrawings.structure(v));
  }

  /**
   * Fits of one model to simulated data, against the truth.
   *
   * @param fits of one model to simulated data
   * @param truth in the order of the terms of the fits
   * @return the figure
   */
  public static Figure recovery(List<FrequentistFit> fits, double... truth) {
    return Figure.of(RegressionDrawings.recovery(fits, truth));
  }

  /**
   * A line through points, as R's {@code plot(x, y, type = "l")}.
   *
   * @param x ascending [n]
   * @param y [n]
   * @param title heading
   * @param xName name of the axis below
   * @param yName name of the axis at the left
   * @return the figure
   */
  public static Figure line(double[] x, double[] y, String title, String xName, String yName) {
    return Chart.of(title, xName, yName).withLine("", x, y).figure();
  }

  /**
   * Weighted averages with their intervals, and the share of each study.
   *
   * @param averages of the studies
   * @return the figure
   */
  public static Figure averages(WeightedAverages averages) {
    return Figure.of(EstimandDrawings.averages(averages));
  }

  /**
   * The standard error of every weighted average of three studies, over the triangle of weights.
   *
   * @param studies estimates with their sampling covariance
   * @param weights to be marked, as {@code 2/7/1}; the inverse variances always are
   * @return the figure
   */
  public static Figure simplex(Studies studies, String... weights) {
    return Figure.of(EstimandDrawings.simplex(studies, List.of(weights)));
  }

  /**
   * How each fit pictures the effects: one, separate ones with an average, a distribution.
   *
   * @param fits to the same studies, one or more
   * @param reading of random effects
   * @return the figure
   */
  public static Figure estimands(List<? extends Fit> fits, Estimand.Reading reading) {
    return of(EstimandDrawings.estimands(fits, reading), fits.get(0).studies());
  }

  /**
   * The signal of all studies by study, and as that of the average and of the differences.
   *
   * @param signal of the studies
   * @return the figure
   */
  public static Figure signal(SignalDecomposition signal) {
    return Figure.of(EstimandDrawings.signal(signal));
  }

  /**
   * The share of each study in the pooled effect, by several fits to the same studies.
   *
   * @param fits to the same studies, one or more
   * @return the figure
   */
  public static Figure weights(Fit... fits) {
    return Figure.of(EstimandDrawings.weights(List.of(fits)));
  }

  /**
   * Risks or rates of two groups, one against the other, with the line of no effect: a L'Abbé plot.
   *
   * @param studies effect sizes of counts in two groups, as {@code Meta.effects} computes them
   * @return the figure
   */
  public static Figure labbe(Studies studies) {
    return Figure.of(EstimandDrawings.labbe(studies, Double.NaN));
  }

  /**
   * A L'Abbé plot with the line of the pooled effect. R: {@code labbe(res)}.
   *
   * @param fit without moderators, of effect sizes of counts in two groups
   * @return the figure
   * @throws MetaException if the fit has moderators
   */
  public static Figure labbe(PooledFit fit) {
    if (!fit.design().isInterceptOnly()) {
      throw MetaException.of("the line of the pooled effect is that of a fit without moderators");
    }
    return Figure.of(EstimandDrawings.labbe(fit.studies(), fit.estimate()));
  }

  /**
   * The effects together and one by one: random ones as drawn from a distribution, fixed ones mixed
   * as their average mixes them.
   *
   * @param fit any fit
   * @return the figure
   */
  public static Figure sampling(Fit fit) {
    return of(EstimandDrawings.sampling(fit), fit.studies());
  }

  /**
   * Each study's estimate and the posterior of its effect by MANTRA, in the clusters of the most
   * probable partition.
   *
   * @param fit a fit by MANTRA
   * @param options order, columns, axis and layout
   * @return the figure
   */
  public static Figure forest(MantraFit fit, ForestOptions options) {
    return Figure.of(GeneticsDrawings.forest(fit, options));
  }

  /**
   * The distances of MANTRA's studies as a tree, with the clusters of the top partition.
   *
   * @param fit a fit by MANTRA
   * @return the figure
   */
  public static Figure dendrogram(MantraFit fit) {
    return Figure.of(GeneticsDrawings.dendrogram(fit));
  }

  /**
   * Distances as a tree, joined by average linkage.
   *
   * @param distances between studies
   * @return the figure
   */
  public static Figure dendrogram(Distances distances) {
    return Figure.of(GeneticsDrawings.dendrogram(distances));
  }

  /**
   * Who is in one cluster with whom, as MANTRA has it.
   *
   * @param fit a fit by MANTRA
   * @return the figure
   */
  public static Figure membership(MantraFit fit) {
    return Figure.of(GeneticsDrawings.membership(fit));
  }

  /**
   * SNPs by chromosome and position, the highest -log10 p or Bayes factors at the top.
   *
   * @param results a scan
   * @param column of the results: {@code p}, {@code p_Z2}, {@code log10BF}
   * @return the figure
   */
  public static Figure manhattan(ScanResults results, String column) {
    return Figure.of(GeneticsDrawings.manhattan(results, column));
  }

  /**
   * Observed against expected p values, with lambda and a band that chance keeps within.
   *
   * @param results a scan
   * @param column of the results: {@code p}, {@code p_Z2}
   * @return the figure
   */
  public static Figure qq(ScanResults results, String column) {
    return Figure.of(GeneticsDrawings.qq(results, column));
  }

  /**
   * Single observations by group, means joined; one panel per study.
   *
   * @param table of single observations
   * @param value column of numbers
   * @param group column of groups, numbers or text
   * @param panel column of studies; empty for one panel
   * @return the figure
   */
  public static Figure strip(Table table, String value, String group, String panel) {
    return Figure.of(RegressionDrawings.strip(table, value, group, panel));
  }

  /** On the scale of the studies' measure. */
  private static Figure of(EffectDrawing drawing, Studies studies) {
    return Figure.of(drawing).withTransformation(studies.transformation());
  }
}
