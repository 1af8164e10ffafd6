package io.github.metasaw.plot.forest;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Refits;
import io.github.metasaw.freq.bias.PrecisionAdjustment;
import io.github.metasaw.plot.scene.EffectDrawing;
import java.util.List;
import tech.tablesaw.api.Table;

/** Forest and funnel plots: what they show, paired with how it is drawn. */
public final class ForestDrawings {

  /** Over the labels of a cumulative analysis, whose last row has all studies. */
  private static final String ADDED = "Study added";

  private ForestDrawings() {}

  /**
   * A forest plot whose numbers are known already.
   *
   * @param data rows and words
   * @return the drawing
   */
  public static EffectDrawing forest(ForestData data) {
    return new ForestDrawing(data);
  }

  /**
   * Studies with the pooled effects of fits to them.
   *
   * @param fits to the same studies, one or more
   * @param options order, columns, groups, words
   * @return the drawing
   */
  public static EffectDrawing forest(List<? extends Fit> fits, ForestOptions options) {
    return forest(ForestData.of(fits, options));
  }

  /**
   * Studies alone.
   *
   * @param studies estimates and their variances
   * @param options order, columns, groups, words
   * @return the drawing
   */
  public static EffectDrawing forest(Studies studies, ForestOptions options) {
    return forest(ForestData.of(studies, options));
  }

  /**
   * The contour-enhanced funnel of a fit.
   *
   * @param fit whose estimates, or residuals, are shown
   * @param options words and scale
   * @return the drawing
   */
  public static EffectDrawing funnel(PooledFit fit, ForestOptions options) {
    return new FunnelDrawing(FunnelData.of(fit, options));
  }

  /**
   * The same with a regression line.
   *
   * @param fit fit without moderators, to independent studies
   * @param options words and scale
   * @param line PET, which is the line of Egger's test, or PEESE
   * @return the drawing
   */
  public static EffectDrawing funnel(
      FrequentistFit fit, ForestOptions options, PrecisionAdjustment line) {
    return new FunnelDrawing(FunnelData.of(fit, options, FunnelLine.of(line)));
  }

  /**
   * The same with a regression on the standard error, averaged over models of publication bias.
   *
   * @param fit fit without moderators, to independent studies
   * @param options words and scale
   * @param average model average for the same studies
   * @return the drawing
   */
  public static EffectDrawing funnel(FrequentistFit fit, ForestOptions options, RobmaFit average) {
    return new FunnelDrawing(FunnelData.of(fit, options, FunnelLine.of(average)));
  }

  /**
   * What a funnel of estimates on arrays stands in.
   *
   * @param name of the effect
   * @param scale on which the horizontal axis is labelled
   * @param centre of the funnel: the pooled estimate, on the scale of the analysis
   * @param reference of the significance contours; NaN for none
   */
  public record FunnelFrame(
      EffectName name, Transformation scale, double centre, double reference) {}

  /**
   * The contour-enhanced funnel of estimates on arrays.
   *
   * @param studies labels, estimates and sampling variances
   * @param unpublished which are drawn hollow [k]
   * @param frame centre and scale
   * @param width of the picture in pixels
   * @return the drawing
   */
  public static EffectDrawing funnel(
      LabelledEstimates studies, boolean[] unpublished, FunnelFrame frame, double width) {
    FunnelData data = FunnelData.of(studies, unpublished, frame);
    return EffectDrawing.of(data::table, scale -> FunnelLayout.draw(data.on(scale), width));
  }

  /**
   * The pooled effect without each study in turn.
   *
   * @param fit to all studies
   * @param options words and scale
   * @return the drawing
   */
  public static EffectDrawing leaveOneOut(Refits fit, ForestOptions options) {
    return refits(
        fit, fit.leaveOneOut(), "Study left out", titled(options, "Leave-one-out analysis"));
  }

  /**
   * The pooled effect without each cluster in turn.
   *
   * @param fit to all studies
   * @param cluster a column of the studies' table
   * @param options words and scale
   * @return the drawing
   */
  public static EffectDrawing leaveOneOut(Refits fit, String cluster, ForestOptions options) {
    return refits(
        fit,
        fit.leaveOneOut(cluster),
        cluster + " left out",
        titled(options, "Leave-one-%s-out analysis".formatted(cluster)));
  }

  /**
   * The pooled effect as studies are added one by one.
   *
   * @param fit to all studies
   * @param by the column that orders them; empty for the order of the table
   * @param options words and scale
   * @return the drawing
   */
  public static EffectDrawing cumulative(Refits fit, String by, ForestOptions options) {
    return refits(
        fit,
        by.isEmpty() ? fit.cumulative() : fit.cumulative(by),
        ADDED,
        titled(options, "Cumulative analysis" + (by.isEmpty() ? "" : " by " + by)));
  }

  /**
   * The pooled effect as all studies of one value of a column are added together.
   *
   * @param fit to all studies
   * @param by the column that orders them
   * @param options words and scale
   * @return the drawing
   */
  public static EffectDrawing cumulativeByValue(Refits fit, String by, ForestOptions options) {
    return refits(
        fit, fit.cumulativeByValue(by), by, titled(options, "Cumulative analysis by " + by));
  }

  /**
   * The posterior of each study's own effect, sorted by its mean.
   *
   * @param fit a posterior
   * @param options words and scale
   * @return the drawing
   */
  public static EffectDrawing caterpillar(BayesFit fit, ForestOptions options) {
    return forest(ForestData.caterpillar(fit, titled(options, "Posterior effects of the studies")));
  }

  /** Of a regression, the estimates are those of its first coefficient, which is named. */
  private static EffectDrawing refits(
      Refits fit, Table refits, String head, ForestOptions options) {
    boolean isOfTerm = refits.containsColumn("term") && options.effect().isEmpty();
    ForestOptions scaled =
        options.withTransformation(options.transformation(fit.studies().transformation()));
    return forest(
        ForestData.refits(
            fit,
            refits,
            head,
            !head.equals(ADDED),
            isOfTerm ? scaled.withEffect(refits.stringColumn("term").get(0)) : scaled));
  }

  private static ForestOptions titled(ForestOptions options, String title) {
    return options.title().isEmpty() ? options.withTitle(title) : options;
  }
}
