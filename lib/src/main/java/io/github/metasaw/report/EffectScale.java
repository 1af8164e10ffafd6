package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.statement.LabelInSentence;
import java.util.List;

/** What a sheet says of the scale its effects are shown on. */
final class EffectScale {

  private EffectScale() {}

  /**
   * The scale on which the coefficients of a fit are read: that of the studies' measure, unless the
   * coefficients are differences and the scale has none.
   */
  static Transformation of(Fit fit) {
    Transformation scale = fit.studies().transformation();
    boolean isRead = scale.readsDifferences() || fit.design().isInterceptOnly();
    return isRead ? scale : Transformation.IDENTITY;
  }

  /** Heading of the column of estimates: {@code estimate}, {@code ratio}. */
  static String heading(Transformation scale) {
    return LabelInSentence.of(scale.label());
  }

  /** The line below a sheet; none on the scale of the analysis. */
  static List<String> note(Transformation scale) {
    if (scale.isIdentity()) {
      return List.of();
    }
    return List.of(
        scale.equals(Transformation.EXP)
            ? "Effects and the bounds of their intervals are ratios, exp of the logs analysed;"
                + " everything else, heterogeneity above all, is on the scale of the logs."
            : "Effects and the bounds of their intervals are read as %s; everything else, heterogeneity above all, is on the scale of the analysis (%s)."
                .formatted(heading(scale), scale.analysis()));
  }
}
