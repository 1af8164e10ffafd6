package io.github.metasaw.plot;

import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.HasInfluence;
import io.github.metasaw.freq.sensitivity.Gosh;
import io.github.metasaw.freq.study.NormalPlot;
import io.github.metasaw.freq.study.StudyPower;
import io.github.metasaw.plot.regression.RegressionDrawings;
import io.github.metasaw.plot.sensitivity.GoshDrawing;
import io.github.metasaw.plot.study.StudyDrawings;

/** Figures that show what single studies do to a fit, one method each. */
public final class DiagnosticFigures {

  private DiagnosticFigures() {}

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
   * Influence diagnostics.
   *
   * @param fit a fit by moments or likelihood, or an exact posterior
   * @return the figure
   */
  public static Figure influence(HasInfluence fit) {
    return influence(fit, Deletion.ofStudies());
  }

  /**
   * Influence diagnostics of studies or clusters.
   *
   * @param fit a fit by moments or likelihood, pooled counts, or an exact posterior
   * @param deletion what is left out in turn
   * @return the figure
   * @throws io.github.metasaw.diagnostic.MetaException for a column that makes no clusters
   */
  public static Figure influence(HasInfluence fit, Deletion deletion) {
    return Figure.of(RegressionDrawings.influence(fit, deletion));
  }

  /**
   * A radial plot, or Galbraith plot: the pooled effect is the slope of a line, effects are read on
   * an arc. R: metafor's {@code radial}.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the figure
   * @throws io.github.metasaw.diagnostic.MetaException for another model
   */
  public static Figure radial(FrequentistFit fit) {
    return Figure.ofStudies(StudyDrawings.radial(fit), fit.studies());
  }

  /**
   * A Baujat plot: what each study adds to the heterogeneity, and how far the result moves without
   * it. R: metafor's {@code baujat}.
   *
   * @param fit of a model with one tau2
   * @return the figure
   * @throws io.github.metasaw.diagnostic.MetaException for another model, or too few studies
   */
  public static Figure baujat(FrequentistFit fit) {
    return Figure.of(StudyDrawings.baujat(fit));
  }

  /**
   * A normal quantile plot of residuals, with their simulated envelope. R: metafor's {@code
   * qqnorm}.
   *
   * @param plot residuals and envelope
   * @return the figure
   */
  public static Figure qqnorm(NormalPlot plot) {
    return Figure.of(StudyDrawings.qqnorm(plot));
  }

  /**
   * A drapery plot: p-value functions of the studies, of the pooled effect and of the effect in a
   * next study. R: meta's {@code drapery(type = "pvalue")}.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the figure
   * @throws io.github.metasaw.diagnostic.MetaException for another model
   */
  public static Figure drapery(FrequentistFit fit) {
    return Figure.ofStudies(StudyDrawings.drapery(fit), fit.studies());
  }

  /**
   * A Doi plot with the LFK index, which is no test. R: metasens's {@code doiplot}.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the figure
   * @throws io.github.metasaw.diagnostic.MetaException for another model, or fewer than three
   *     studies
   */
  public static Figure doi(FrequentistFit fit) {
    return Figure.ofStudies(StudyDrawings.doi(fit), fit.studies());
  }

  /**
   * A sunset plot: a funnel on bands of the power to find the pooled effect.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the figure
   * @throws io.github.metasaw.diagnostic.MetaException for another model
   */
  public static Figure power(FrequentistFit fit) {
    return power(fit, StudyPower.of(fit));
  }

  /**
   * A sunset plot: a funnel on bands of the power to find an effect.
   *
   * @param fit whose studies these are
   * @param power of the studies of the fit
   * @return the figure
   */
  public static Figure power(FrequentistFit fit, StudyPower power) {
    return Figure.ofStudies(StudyDrawings.power(power, fit.studies().measure()), fit.studies());
  }
}
