package io.github.metasaw.plot;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.sensitivity.Gosh;
import io.github.metasaw.plot.regression.RegressionDrawings;
import io.github.metasaw.plot.sensitivity.GoshDrawing;

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
   * @param fit a fit by moments or likelihood
   * @return the figure
   */
  public static Figure influence(FrequentistFit fit) {
    return Figure.of(RegressionDrawings.influence(fit));
  }
}
