package io.github.metasaw.plot;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Refits;
import io.github.metasaw.freq.bias.PrecisionAdjustment;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.plot.estimand.EstimandDrawings;
import io.github.metasaw.plot.forest.ForestDrawings;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.genetics.GeneticsDrawings;
import io.github.metasaw.plot.posterior.PosteriorDrawings;
import java.util.List;

/**
 * Figures of studies and their fits, one method each. Families of their own: {@link
 * DiagnosticFigures}, {@link RegressionFigures}, {@link PosteriorFigures}, {@link GeneticsFigures}.
 */
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
   * A funnel with a regression line: that of Egger's test and PET, or of PEESE.
   *
   * @param fit fit of a model with one tau2 and without moderators
   * @param options words, axis, layout and the column that colours the studies
   * @param line {@code PrecisionAdjustment.of(fit, Method.PET)} or of {@code PEESE}
   * @return the figure
   * @throws MetaException for another line
   */
  public static Figure funnel(FrequentistFit fit, ForestOptions options, PrecisionAdjustment line) {
    return Figure.of(ForestDrawings.funnel(fit, options, line));
  }

  /**
   * A funnel plot with the regression on the standard error averaged over models of publication
   * bias: the posterior mean of mu + PET se + PEESE se^2, which at se = 0 is the averaged mean
   * effect.
   *
   * @param fit fit of a model with one tau2 and without moderators
   * @param options words, axis, layout and the column that colours the studies
   * @param average model average for the same studies, which includes PET and PEESE, on the scale
   *     of yi
   * @return the figure
   * @throws MetaException if the average has no PET and PEESE models, or is on another scale
   */
  public static Figure funnel(FrequentistFit fit, ForestOptions options, RobmaFit average) {
    return Figure.of(ForestDrawings.funnel(fit, options, average));
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
   * The pooled effect without each cluster in turn.
   *
   * @param fit to all studies
   * @param cluster a column of the studies' table
   * @param options words, axis and layout
   * @return the figure
   */
  public static Figure leaveOneOut(Refits fit, String cluster, ForestOptions options) {
    return Figure.of(ForestDrawings.leaveOneOut(fit, cluster, options));
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
   * The pooled effect as all studies of one value of a column are added together.
   *
   * @param fit to all studies
   * @param by a column of the studies
   * @param options words, axis and layout
   * @return the figure
   */
  public static Figure cumulativeByValue(Refits fit, String by, ForestOptions options) {
    return Figure.of(ForestDrawings.cumulativeByValue(fit, by, options));
  }

  /**
   * The interval of mu, that of a next study's effect, and the spread of the effects at hand.
   *
   * @param fit any fit
   * @return the figure
   */
  public static Figure spread(Fit fit) {
    return Figure.ofStudies(PosteriorDrawings.spread(fit), fit.studies());
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
    return Figure.ofStudies(EstimandDrawings.estimands(fits, reading), fits.get(0).studies());
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
    return Figure.ofStudies(EstimandDrawings.sampling(fit), fit.studies());
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
}
