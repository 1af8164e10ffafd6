package io.github.metasaw.freq.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class BaujatTest {

  @Test
  void partsSumToQInACommonEffectModel() {
    FrequentistFit fit = StudyFits.bcg("common");
    Baujat plot = Baujat.of(fit);
    assertTrue(plot.isPartOfQ());
    assertEquals(fit.Q(), Arrays.stream(plot.heterogeneity()).sum(), 1e-9);
    assertEquals(13, plot.table().rowCount());
  }

  /** The estimate without a study and its standard error are those of leaving it out. */
  @Test
  void influenceIsTheSquaredChangeInStandardErrors() {
    FrequentistFit fit = StudyFits.bcg("DL");
    Table without = fit.leaveOneOut();
    double[] influence = Baujat.of(fit).influence();
    for (int i = 0; i < influence.length; i++) {
      double change = without.doubleColumn("estimate").getDouble(i) - fit.estimate();
      double se = without.doubleColumn("se").getDouble(i);
      assertEquals(change * change / (se * se), influence[i], 1e-10);
    }
  }

  /** R: {@code baujat(rma(yi, vi, mods = ~ ablat, test = "knha"))}. */
  @Test
  void ofARegressionAgreesWithMetafor() {
    Baujat plot = Baujat.of(StudyFits.bcg("yi ~ ablat", FreqOptions.defaults().withTest("knha")));
    assertTrue(plot.hasModerators());
    assertArrayEquals(
        new double[] {0.04855308024718, 0.20603077217325, 0.28945946290906},
        Arrays.copyOf(plot.heterogeneity(), 3),
        1e-7);
    assertArrayEquals(
        new double[] {0.002705904877309, 0.027195838478913, 0.006947749808669},
        Arrays.copyOf(plot.influence(), 3),
        1e-7);
  }

  @Test
  void needsIndependentStudies() {
    Table table = Meta.dataset("bcg");
    FrequentistFit fit = Meta.fit(table, "yi ~ 1 + (1 | alloc) + meta_V(V = vi)");
    MetaException fault = assertThrows(MetaException.class, () -> Baujat.of(fit));
    assertTrue(fault.getMessage().contains("a Baujat plot needs independent studies"));
  }
}
