package io.github.metasaw.plot;

import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.plot.forest.ForestDrawings;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.posterior.PosteriorDrawings;
import java.util.List;

/** Figures of posteriors and of their draws, one method each. */
public final class PosteriorFigures {

  private PosteriorFigures() {}

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
    return Figure.ofStudies(PosteriorDrawings.shrinkage(fit), fit.studies());
  }

  /**
   * Means of the studies' effects given tau, over the posterior of tau.
   *
   * @param fit a posterior
   * @return the figure
   */
  public static Figure thetaGivenTau(BayesFit fit) {
    return Figure.ofStudies(PosteriorDrawings.thetaGivenTau(fit), fit.studies());
  }

  /**
   * Draws by iteration, one panel per variable; of the coefficients and tau if none are named.
   *
   * @param fit a posterior
   * @param variables names, for example {@code tau}
   * @return the figure
   */
  public static Figure trace(BayesFit fit, String... variables) {
    return Figure.ofStudies(PosteriorDrawings.trace(fit, List.of(variables)), fit.studies());
  }

  /**
   * Posterior densities with median and interval; of the coefficients and tau if none are named.
   *
   * @param fit a posterior
   * @param variables names, for example {@code tau}
   * @return the figure
   */
  public static Figure density(BayesFit fit, String... variables) {
    return Figure.ofStudies(PosteriorDrawings.density(fit, List.of(variables)), fit.studies());
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
    return Figure.ofStudies(
        PosteriorDrawings.predictive(fit, variable, Double.NaN, null), fit.studies());
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
    return Figure.ofStudies(
        PosteriorDrawings.predictive(fit, variable, binWidth, title), fit.studies());
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
}
