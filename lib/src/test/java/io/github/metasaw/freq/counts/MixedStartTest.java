package io.github.metasaw.freq.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.optim.OptimReport;
import org.junit.jupiter.api.Test;

/** Searches begin at the normal model of the studies' own estimates. */
class MixedStartTest {

  /** The 13 trials of BCG vaccination. */
  private static final TwoByTwoTables BCG =
      new TwoByTwoTables(
          new double[] {4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27},
          new double[] {
            119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886
          },
          new double[] {11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29},
          new double[] {
            128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825
          });

  private static MixedStart start(boolean hasLevels) {
    CountsSetup setup =
        CountsSetup.of(EffectMeasure.OR, ZeroCells.HALF_TO_ZEROS, BCG, new double[0]);
    return MixedStart.of(setup, hasLevels);
  }

  private static MixedMaximum maximum(double... t) {
    double[] none = new double[0];
    OptimReport report = new OptimReport(t, 0, none, none, true, 0, 0, true, "none");
    return new MixedMaximum(t, none, 0, report);
  }

  /** R: {@code rma(measure = "OR", ..., method = "ML")} of metafor. */
  @Test
  void theStartWithHeterogeneityIsTheNormalMaximum() {
    double[] t = start(false).withSpread(maximum(-0.4), 1);
    assertArrayEquals(new double[] {-0.741966831360, Math.sqrt(0.302456582727)}, t, 1e-8);
    assertEquals(3 * t[1], start(false).withSpread(maximum(-0.4), 3)[1], 1e-12);
  }

  @Test
  void theLevelsStayWhereTheModelWithoutHeterogeneityHasThem() {
    double[] t = start(true).withSpread(maximum(-0.4, -4.2, 1.4), 1);
    assertEquals(4, t.length);
    assertEquals(-4.2, t[1]);
    assertEquals(1.4, t[2]);
  }

  /**
   * The weighted mean of the log odds ratios, and the mean and SD of the control groups' levels.
   */
  @Test
  void theStartWithoutHeterogeneityIsThatOfOneEffect() {
    double[] t = start(true).common();
    assertEquals(-0.4361390761, t[0], 1e-9);
    double[] levels = start(true).levels();
    double mean = 0;
    double squares = 0;
    for (double level : levels) {
      mean += level / 13;
      squares += level * level / 13;
    }
    assertEquals(mean, t[1], 1e-12);
    assertEquals(Math.sqrt(squares - mean * mean), t[2], 1e-12);
    assertEquals(Math.log(11.5 / 128.5), levels[0], 1e-12);
  }
}
