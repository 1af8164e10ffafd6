package io.github.metasaw.plot.regression;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.HasInfluence;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.EffectDrawing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Figures of regressions and of the data they are fitted to: what they show, paired with how it is
 * drawn.
 */
public final class RegressionDrawings {

  private RegressionDrawings() {}

  /**
   * Influence diagnostics, one panel per measure.
   *
   * @param fit fit to all studies, or their exact posterior
   * @param deletion what is left out in turn
   * @return the drawing
   */
  public static Drawing influence(HasInfluence fit, Deletion deletion) {
    Table influence = fit.influence(deletion);
    String unit = deletion.cluster().isPresent() ? "cluster" : "study";
    return Drawing.of(() -> influence, () -> InfluenceLayout.draw(influence, unit));
  }

  /**
   * Estimates along a numeric moderator of the mean, with the fitted line and its interval.
   *
   * @param fit with that moderator
   * @param moderator a column of numbers
   * @param by a factor of the mean with one line per level; null for one line
   * @return the drawing
   */
  public static EffectDrawing bubble(FrequentistFit fit, String moderator, @Nullable String by) {
    BubbleData data = BubbleData.of(fit, moderator, by);
    return EffectDrawing.of(data::table, scale -> BubbleLayout.draw(data, scale));
  }

  /**
   * Mean and heterogeneity at each level of a factor of the mean, with their intervals.
   *
   * @param fit with that factor
   * @param moderator a column of text
   * @return the drawing
   */
  public static EffectDrawing levels(FrequentistFit fit, String moderator) {
    LevelsData data = LevelsData.of(fit, moderator);
    return EffectDrawing.of(data::table, scale -> LevelsLayout.draw(data, scale));
  }

  /**
   * The same with cluster-robust intervals of the means.
   *
   * @param fit with that factor
   * @param moderator a column of text
   * @param robust cluster-robust inference of the fit
   * @return the drawing
   */
  public static EffectDrawing levels(FrequentistFit fit, String moderator, RobustInference robust) {
    LevelsData data = LevelsData.of(fit, moderator, robust);
    return EffectDrawing.of(data::table, scale -> LevelsLayout.draw(data, scale));
  }

  /**
   * What the variance of a row is made of.
   *
   * @param fit of mean and dispersion
   * @param by a column with one bar per value; empty for all rows as one
   * @return the drawing
   */
  public static Drawing variances(FrequentistFit fit, String by) {
    VariancesData data = VariancesData.of(fit, by);
    return Drawing.of(data::table, () -> VariancesLayout.draw(data));
  }

  /**
   * Profile likelihoods of coefficients.
   *
   * @param fit with a likelihood
   * @param terms names of coefficients; all that have a profile if empty
   * @return the drawing
   */
  public static EffectDrawing profile(FrequentistFit fit, List<String> terms) {
    ProfileData data = ProfileData.of(fit, terms);
    return EffectDrawing.of(data::table, scale -> ProfileLayout.draw(data, scale));
  }

  /**
   * The known sampling covariance as correlations between rows.
   *
   * @param studies estimates with their covariance
   * @return the drawing
   */
  public static Drawing structure(Studies studies) {
    StructureData data = StructureData.of(studies);
    return Drawing.of(data::table, () -> StructureLayout.draw(data));
  }

  /**
   * The same of a covariance that no model has been fitted with yet.
   *
   * @param v a known covariance
   * @return the drawing
   */
  public static Drawing structure(KnownV v) {
    StructureData data = StructureData.of(v);
    return Drawing.of(data::table, () -> StructureLayout.draw(data));
  }

  /**
   * Fits of one model to simulated data, against the truth.
   *
   * @param fits of one model
   * @param truth in the order of the terms of the fits
   * @return the drawing
   */
  public static Drawing recovery(List<FrequentistFit> fits, double[] truth) {
    RecoveryData data = RecoveryData.of(fits, truth);
    return Drawing.of(data::table, () -> RecoveryLayout.draw(data));
  }

  /**
   * Single observations by group, means joined, one panel per study.
   *
   * @param table of observations
   * @param value column of numbers
   * @param group column of groups, numbers or text
   * @param panel column of studies; empty for one panel
   * @return the drawing
   */
  public static Drawing strip(Table table, String value, String group, String panel) {
    StripChart data = StripChart.of(table, value, group, panel);
    return Drawing.of(data::table, () -> StripChartLayout.draw(data));
  }

  /**
   * An orchard plot.
   *
   * @param fit of any mean of one outcome
   * @param by a factor of the mean; empty for a model without moderators
   * @return the drawing
   */
  public static EffectDrawing orchard(FrequentistFit fit, String by) {
    OrchardData data = OrchardData.of(fit, by);
    return EffectDrawing.of(data::table, scale -> OrchardLayout.draw(data, scale));
  }
}
