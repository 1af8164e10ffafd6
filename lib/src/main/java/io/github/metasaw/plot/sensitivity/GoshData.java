package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.sensitivity.Gosh;
import java.util.Arrays;

/**
 * The fits of subsets, counted in the cells of a grid of effect by I2, so that millions take no
 * more room than a few.
 *
 * @param low smallest effect, on the scale of yi
 * @param high largest effect
 * @param counts subsets in each cell [columns][rows], I2 upward
 * @param with of these, subsets with the study that colours the figure; all where none does
 * @param study its label; empty where none colours the figure
 * @param shown number of subsets counted
 * @param subsets in words
 * @param scale on which effects are labelled
 */
record GoshData(
    double low,
    double high,
    int[][] counts,
    int[][] with,
    String study,
    int shown,
    String subsets,
    Transformation scale) {

  static final int COLUMNS = 90;
  static final int ROWS = 50;

  /**
   * Counts the subsets that have a fit.
   *
   * @param gosh subsets and their fits
   * @param study label of the study whose subsets are coloured; empty for none
   * @param scale on which effects are labelled
   * @return the counts
   * @throws MetaException for a label that no study has, or subsets none of which has a fit
   */
  static GoshData of(Gosh gosh, String study, Transformation scale) {
    int coloured = gosh.labels().indexOf(study);
    if (!study.isEmpty() && coloured < 0) {
      throw MetaException.unknown("study", study, "", gosh.labels());
    }
    double[] effects = gosh.estimates();
    double[] i2 = gosh.i2();
    double low = Arrays.stream(effects).filter(Double::isFinite).min().orElse(Double.NaN);
    double high = Arrays.stream(effects).filter(Double::isFinite).max().orElse(Double.NaN);
    if (Double.isNaN(low)) {
      throw MetaException.of("none of the subsets is large enough for the model");
    }
    if (low == high) {
      low -= 0.5;
      high += 0.5;
    }
    int[][] counts = new int[COLUMNS][ROWS];
    int[][] with = new int[COLUMNS][ROWS];
    int shown = 0;
    for (int i = 0; i < effects.length; i++) {
      if (Double.isNaN(effects[i]) || Double.isNaN(i2[i])) {
        continue;
      }
      int column = cell((effects[i] - low) / (high - low), COLUMNS);
      int row = cell(i2[i], ROWS);
      counts[column][row]++;
      with[column][row] += coloured < 0 || gosh.includes(i, coloured) ? 1 : 0;
      shown++;
    }
    return new GoshData(low, high, counts, with, study, shown, gosh.toString(), scale);
  }

  private static int cell(double share, int cells) {
    return Math.max(0, Math.min(cells - 1, (int) Math.floor(share * cells)));
  }

  /** Subsets by effect [columns]. */
  int[] byEffect() {
    return Arrays.stream(counts).mapToInt(column -> Arrays.stream(column).sum()).toArray();
  }

  /** Subsets by I2, upward [rows]. */
  int[] byI2() {
    int[] sums = new int[ROWS];
    for (int[] column : counts) {
      for (int row = 0; row < ROWS; row++) {
        sums[row] += column[row];
      }
    }
    return sums;
  }

  GoshData on(Transformation other) {
    return new GoshData(low, high, counts, with, study, shown, subsets, other);
  }
}
