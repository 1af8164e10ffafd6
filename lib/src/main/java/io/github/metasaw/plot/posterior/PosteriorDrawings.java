package io.github.metasaw.plot.posterior;

import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of posteriors: what they show, paired with how it is drawn. */
public final class PosteriorDrawings {

  private PosteriorDrawings() {}

  /**
   * Prior, likelihood and posterior of tau, one panel per posterior.
   *
   * @param fits posteriors with one tau
   * @return the drawing
   */
  public static Drawing tau(List<BayesFit> fits) {
    TauData data = TauData.of(fits);
    return Drawing.of(data::table, () -> TauLayout.draw(data));
  }

  /**
   * The same, one drawing per posterior, all on the axis of all of them.
   *
   * @param fits posteriors with one tau
   * @return the drawings, in the same order
   */
  public static List<Drawing> tauApart(List<BayesFit> fits) {
    List<Drawing> drawings = new ArrayList<>();
    TauData.of(fits)
        .apart()
        .forEach(data -> drawings.add(Drawing.of(data::table, () -> TauLayout.draw(data))));
    return drawings;
  }

  /**
   * From estimate to posterior mean, one row per study.
   *
   * @param fit a posterior
   * @return the drawing
   */
  public static EffectDrawing shrinkage(BayesFit fit) {
    ShrinkageData data = ShrinkageData.of(fit);
    EffectName name = new EffectName("", fit.studies().measure());
    return EffectDrawing.of(data::table, scale -> ShrinkageLayout.draw(data, name, scale));
  }

  /**
   * Means of the studies' effects given tau, over the posterior of tau.
   *
   * @param fit a posterior
   * @return the drawing
   */
  public static EffectDrawing thetaGivenTau(BayesFit fit) {
    ConditionalEffects data = ConditionalEffects.of(fit);
    return EffectDrawing.of(data::table, scale -> ConditionalEffectsLayout.draw(data, scale));
  }

  /**
   * Prior, likelihood and posterior of tau, of a posterior on arrays.
   *
   * @param posterior of a model with one tau
   * @param width of the picture in pixels
   * @return the picture
   */
  public static Scene tau(OneVariancePosterior posterior, double width) {
    return TauLayout.draw(TauData.of(posterior), width);
  }

  /**
   * Means of the studies' effects given tau, of a posterior on arrays.
   *
   * @param posterior of a model with one tau
   * @param labels of the studies [k]
   * @param scale on which effects are labelled
   * @param width of the picture in pixels
   * @return the picture
   */
  public static Scene thetaGivenTau(
      OneVariancePosterior posterior, List<String> labels, Transformation scale, double width) {
    return ConditionalEffectsLayout.draw(ConditionalEffects.of(posterior, labels), scale, width);
  }

  /**
   * Means of the studies' effects given tau, with one value of tau marked.
   *
   * @param posterior of a model with one tau
   * @param labels of the studies [k]
   * @param tau the value to mark, and where the axis ends
   * @param width of the picture in pixels
   * @return the drawing
   */
  public static EffectDrawing thetaGivenTau(
      OneVariancePosterior posterior, List<String> labels, MarkedTau tau, double width) {
    ConditionalEffects data = ConditionalEffects.of(posterior, labels, tau);
    return EffectDrawing.of(
        data::table, scale -> ConditionalEffectsLayout.draw(data, scale, width));
  }

  /**
   * From estimate to posterior mean, of a posterior on arrays.
   *
   * @param posterior without moderators
   * @param studies its studies
   * @param name of the effect
   * @param width of the picture in pixels
   * @return the drawing
   */
  public static EffectDrawing shrinkage(
      OneVariancePosterior posterior, LabelledEstimates studies, EffectName name, double width) {
    ShrinkageData data = ShrinkageData.of(posterior, studies);
    return EffectDrawing.of(data::table, scale -> ShrinkageLayout.draw(data, name, scale, width));
  }

  /**
   * mu and tau2 of a population beside beta_F and zeta2 of the studies, under priors that are
   * compared with those at first.
   *
   * @param posterior without moderators
   * @param pair summaries under its priors and under those at first
   * @param studies those of the posterior
   * @param width of the picture in pixels
   * @return the drawing
   */
  public static EffectDrawing priorInfluence(
      OneVariancePosterior posterior,
      PosteriorSummaries.Pair pair,
      LabelledEstimates studies,
      double width) {
    PriorInfluence data = PriorInfluence.of(posterior, pair, studies);
    return EffectDrawing.of(data::table, scale -> PriorInfluenceLayout.draw(data, scale, width));
  }

  /**
   * Draws by iteration, one panel per variable.
   *
   * @param fit a posterior with draws
   * @param variables names of variables; the coefficients and tau if empty
   * @return the drawing
   */
  public static EffectDrawing trace(BayesFit fit, List<String> variables) {
    TraceData data = TraceData.of(fit, variables);
    return EffectDrawing.of(data::table, scale -> TraceLayout.draw(data, scale));
  }

  /**
   * Posterior densities with median and interval, one panel per variable.
   *
   * @param fit a posterior
   * @param variables names of variables; the coefficients and tau if empty
   * @return the drawing
   */
  public static EffectDrawing density(BayesFit fit, List<String> variables) {
    DensityData data = DensityData.of(fit, variables);
    return EffectDrawing.of(data::table, scale -> DensityLayout.draw(data, scale));
  }

  /**
   * Ranks of the draws, bars for each chain.
   *
   * @param fit a posterior with draws
   * @param variables names of variables; the coefficients and tau if empty
   * @return the drawing
   */
  public static Drawing rank(BayesFit fit, List<String> variables) {
    RankData data = RankData.of(fit, variables);
    return Drawing.of(data::table, () -> RankLayout.draw(data));
  }

  /**
   * Autocorrelation of the draws, bars for each chain.
   *
   * @param fit a posterior with draws
   * @param variables names of variables; the coefficients and tau if empty
   * @return the drawing
   */
  public static Drawing autocorrelation(BayesFit fit, List<String> variables) {
    AutocorrelationData data = AutocorrelationData.of(fit, variables);
    return Drawing.of(data::table, () -> AutocorrelationLayout.draw(data));
  }

  /**
   * Estimates that a study might have had, or a next study's effect.
   *
   * @param fit a posterior
   * @param variable {@code theta[j]} or {@code theta_new}
   * @param binWidth on the scale of yi; NaN for a round one that suits the draws
   * @param title heading; null for the usual one
   * @return the drawing
   */
  public static EffectDrawing predictive(
      BayesFit fit, String variable, double binWidth, @Nullable String title) {
    PredictiveData data = PredictiveData.of(fit, variable, binWidth, title);
    return EffectDrawing.of(data::table, scale -> PredictiveLayout.draw(data, scale));
  }

  /**
   * The interval of mu, that of a next study's effect, and the spread of the effects at hand.
   *
   * @param fit without moderators
   * @return the drawing
   */
  public static EffectDrawing spread(Fit fit) {
    PredictionComparison data = PredictionComparison.of(fit);
    EffectName name = new EffectName("", fit.studies().measure());
    return EffectDrawing.of(
        data::table, scale -> PredictionComparisonLayout.draw(data, name, scale));
  }

  /**
   * Posteriors of mu, beta_F, tau2 and zeta2 under many priors.
   *
   * @param sensitivity fits under these priors
   * @return the drawing
   */
  public static EffectDrawing sensitivity(Sensitivity sensitivity) {
    SensitivityData data = SensitivityData.of(sensitivity);
    return EffectDrawing.of(data::table, scale -> SensitivityLayout.draw(data, scale));
  }
}
