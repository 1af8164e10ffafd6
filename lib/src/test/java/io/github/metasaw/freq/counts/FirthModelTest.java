package io.github.metasaw.freq.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.model.counts.OneGroupProportions;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirthModelTest {

  private static CountsSolution fit(double a, double b, double c, double d) {
    return FirthModel.of(EffectMeasure.OR)
        .fit(
            new TwoByTwoTables(
                new double[] {a}, new double[] {b}, new double[] {c}, new double[] {d}));
  }

  /** A saturated model with Jeffreys's prior adds 1/2 to each cell (Firth 1993, section 3). */
  @Test
  void aSingleTableHasHalfAddedToEachCell() {
    CountsSolution fit = fit(3, 7, 1, 9);
    double p1 = 3.5 / 11;
    double p2 = 1.5 / 11;
    assertEquals(Math.log(3.5 * 9.5 / (7.5 * 1.5)), fit.estimate(), 1e-9);
    assertEquals(Math.sqrt(1 / (10 * p1 * (1 - p1)) + 1 / (10 * p2 * (1 - p2))), fit.se(), 1e-9);
    assertEquals(Math.log(0.5 * 9.5 / (10.5 * 1.5)), fit(0, 10, 1, 9).estimate(), 1e-9);
    assertTrue(fit.search().converged());
  }

  @Test
  void ratesHaveHalfAnEventAdded() {
    CountsSolution fit =
        FirthModel.of(EffectMeasure.IRR)
            .fit(
                new TwoGroupRates(
                    new double[] {0}, new double[] {50}, new double[] {4}, new double[] {40}));
    assertEquals(Math.log(0.5 / 50) - Math.log(4.5 / 40), fit.estimate(), 1e-9);
    CountsSolution one =
        FirthModel.of(EffectMeasure.PLO)
            .fit(new OneGroupProportions(new double[] {0, 0}, new double[] {10, 20}));
    assertEquals(Math.log(0.5 / 30.5), one.estimate(), 1e-9);
    assertFalse(one.test(CountsTest.EFFECT).exists());
  }

  /** R: the penalised likelihood of dat.nielweise2007 maximised by optim, double-zero study out. */
  @Test
  void sparseTablesAgreeWithASearchOfThePenalisedLikelihood() {
    CountsSolution fit =
        FirthModel.of(EffectMeasure.OR).fit(CountTables.tables("mh_peto_nielweise2007"));
    assertEquals(17, fit.rows());
    assertEquals(-1.2108809785, fit.estimate(), 2e-6);
    assertEquals(0.2157325526, fit.se(), 1e-6);
    assertEquals(34.6412401915, fit.test(CountsTest.EFFECT).statistic(), 1e-5);
    assertEquals(1, fit.test(CountsTest.EFFECT).df());
  }

  @Test
  void groupsAlikeHaveNoEffect() {
    CountsSolution fit = fit(4, 16, 4, 16);
    assertEquals(0, fit.estimate(), 1e-12);
    assertEquals(0, fit.test(CountsTest.EFFECT).statistic(), 1e-12);
  }

  /** A moderator with one study per value is two saturated tables. */
  @Test
  void moderatorsAreTestedByWaldAndByThePenalisedLikelihood() {
    TwoByTwoTables data =
        new TwoByTwoTables(
            new double[] {3, 8}, new double[] {17, 12}, new double[] {5, 2}, new double[] {15, 18});
    CountsSolution fit = FirthModel.of(EffectMeasure.OR).fit(data, 1, 0, 1, 1);
    double first = Math.log(3.5 * 15.5 / (17.5 * 5.5));
    double second = Math.log(8.5 * 18.5 / (12.5 * 2.5));
    assertEquals(first, fit.estimate(0), 1e-8);
    assertEquals(second - first, fit.estimate(1), 1e-8);
    double z = fit.estimate(1) / fit.se(1);
    assertEquals(z * z, fit.test(CountsTest.MODERATORS).statistic(), 1e-8);
    double ratio = fit.test(CountsTest.MODERATORS_LIKELIHOOD_RATIO).statistic();
    assertTrue(ratio > 1 && Math.abs(ratio - z * z) < 2, "ratio " + ratio);
    // The unit of a moderator changes no test.
    CountsSolution scaled = FirthModel.of(EffectMeasure.OR).fit(data, 1, 0, 1, 1000);
    assertEquals(ratio, scaled.test(CountsTest.MODERATORS_LIKELIHOOD_RATIO).statistic(), 1e-8);
  }

  @Test
  void orderOfStudiesChangesNothing() {
    TwoByTwoTables data = CountTables.tables("mh_peto_nielweise2007");
    int[] reversed = IntStream.range(0, data.k()).map(i -> data.k() - 1 - i).toArray();
    FirthModel model = FirthModel.of(EffectMeasure.OR);
    assertEquals(model.fit(data).estimate(), model.fit(data.select(reversed)).estimate(), 1e-8);
  }
}
