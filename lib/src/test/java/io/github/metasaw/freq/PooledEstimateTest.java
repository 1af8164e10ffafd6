package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.Design;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PooledEstimateTest {

  private static final Studies BCG = Meta.studies(Meta.dataset("bcg")).read();

  /** The fit of a table comes to the same by way of its tables. */
  @ParameterizedTest
  @EnumSource(CoefficientTest.class)
  void theFitOfATableGivesTheSame(CoefficientTest test) {
    for (String method : List.of("REML", "DL", "common", "SJ")) {
      FreqOptions options = FreqOptions.defaults().withMethod(method).withTest(test).withLevel(0.9);
      FrequentistFit fit = FreqEngine.fit(BCG, Design.intercept(BCG.k()), options);
      PooledEstimate pooled = PooledEstimate.of(solution(options));
      double[] expected = {
        fit.estimate(),
        fit.se(),
        fit.statistic(),
        fit.p(),
        fit.lower(),
        fit.upper(),
        fit.pooled().predictionLower(),
        fit.pooled().predictionUpper()
      };
      double[] found = {
        pooled.estimate(),
        pooled.se(),
        pooled.statistic(),
        pooled.p(),
        pooled.interval().lower(),
        pooled.interval().upper(),
        pooled.prediction().lower(),
        pooled.prediction().upper()
      };
      assertArrayEquals(expected, found, 1e-12, method);
    }
  }

  private static OneVarianceSolution solution(FreqOptions options) {
    return OneVarianceSolution.fit(BCG.yi(), BCG.vi(), null, 1, options);
  }

  @Test
  void leavingOutIsTheTableOfTheFit() {
    FreqOptions options = FreqOptions.defaults().withTest("knha");
    FrequentistFit fit = FreqEngine.fit(BCG, Design.intercept(BCG.k()), options);
    OneVarianceSolution[] fits = PooledEstimate.leaveOneOut(BCG.yi(), BCG.vi(), options);
    for (int i = 0; i < BCG.k(); i++) {
      double expected = fit.leaveOneOut().doubleColumn("estimate").getDouble(i);
      assertEquals(expected, PooledEstimate.of(fits[i]).estimate(), 1e-8);
    }
  }
}
