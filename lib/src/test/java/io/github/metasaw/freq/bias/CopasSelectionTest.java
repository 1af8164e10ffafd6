package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference values: {@code copas} of R's metasens 1.5-2, whose grid is searched to about 1e-3. */
class CopasSelectionTest {

  private static final CopasSelection BANGERT = CopasSelection.fit(BiasStudies.bangert());

  private static void close(double[] expected, CopasPoint point) {
    double[] actual = {
      point.publication(),
      point.estimate(),
      point.se(),
      point.rho(),
      point.tau(),
      point.residualP(),
      point.unpublished()
    };
    for (int j = 0; j < actual.length; j++) {
      if (!Double.isNaN(expected[j])) {
        assertEquals(expected[j], actual[j], 2e-3 * Math.max(0.1, Math.abs(expected[j])), "" + j);
      }
    }
  }

  @Test
  void agreesWithRsMetasens() {
    List<CopasPoint> points = BANGERT.points();
    double none = Double.NaN;
    close(
        new double[] {1, 0.189344107, 0.042437944, none, 0.17292891, 0.064967348, 0},
        points.get(0));
    close(
        new double[] {
          0.81993422, 0.160139849, 0.047327307, 0.61420644, 0.16482572, 0.12710586, 5.6625459
        },
        near(0.82));
    close(
        new double[] {
          0.47914704, 0.099801006, 0.059779805, 0.60401125, 0.15254285, 0.381341415, 31.3870266
        },
        near(0.479));
  }

  /** The point of a probability of publication. */
  private static CopasPoint near(double publication) {
    return BANGERT.points().stream()
        .filter(point -> Math.abs(point.publication() - publication) < 0.003)
        .findFirst()
        .orElseThrow();
  }

  /** The weakest selection that leaves no small-study effect at 0.1. */
  @Test
  void summaryIsTheFirstThatLeavesNothing() {
    CopasPoint summary = BANGERT.adjusted().orElseThrow();
    for (CopasPoint point : BANGERT.points()) {
      assertTrue(point.residualP() <= 0.1 || point.publication() <= summary.publication());
    }
    assertEquals(near(0.82), summary);
    assertEquals(
        summary.publication(),
        BANGERT
            .table()
            .where(BANGERT.table().booleanColumn("summary").isTrue())
            .doubleColumn("publication")
            .getDouble(0));
    CopasSelection none = CopasSelection.fit(BiasStudies.bangert(), 0.9, 8);
    assertTrue(none.adjusted().isEmpty());
    assertEquals(0, none.table().booleanColumn("summary").countTrue());
  }

  /** Without selection the model is that of random effects by maximum likelihood. */
  @Test
  void withoutSelectionItIsMaximumLikelihood() {
    FrequentistFit fit = BiasStudies.bcg();
    FrequentistFit ml = BiasStudies.fit("ML", fit.studies().yi(), fit.studies().vi());
    CopasPoint first = CopasSelection.fit(fit, 0.1, 5).points().get(0);
    assertEquals(ml.estimate(), first.estimate(), 1e-6);
    assertEquals(ml.tau(), first.tau(), 1e-6);
    assertEquals(0, first.unpublished(), 1e-9);
  }

  /** Other units of the effects scale the estimates, and leave probabilities as they are. */
  @Test
  void unitsScale() {
    FrequentistFit fit = BiasStudies.bcg();
    double[] yi = fit.studies().yi();
    double[] vi = fit.studies().vi();
    for (int i = 0; i < yi.length; i++) {
      yi[i] *= -100;
      vi[i] *= 10_000;
    }
    CopasSelection a = CopasSelection.fit(fit, 0.1, 8);
    CopasSelection b = CopasSelection.fit(BiasStudies.fit(yi, vi), 0.1, 8);
    assertEquals(a.points().get(0).residualP(), b.points().get(0).residualP(), 1e-6);
    assertEquals(-100 * a.points().get(0).estimate(), b.points().get(0).estimate(), 1e-4);
  }

  @Test
  void refusesWhatHasNoSolution() {
    FrequentistFit even = BiasStudies.fit(new double[] {0.1, 0.4, 0.2}, 0.04, 0.04, 0.04);
    assertTrue(
        assertThrows(MetaException.class, () -> CopasSelection.fit(even))
            .getMessage()
            .contains("same standard error"));
    FrequentistFit fit = BiasStudies.bcg();
    assertThrows(MetaException.class, () -> CopasSelection.fit(fit, 1, 20));
    assertThrows(MetaException.class, () -> CopasSelection.fit(fit, 0.1, 4));
  }
}
