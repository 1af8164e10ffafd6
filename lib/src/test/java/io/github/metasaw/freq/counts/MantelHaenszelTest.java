package io.github.metasaw.freq.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MantelHaenszelTest {

  private static final TwoByTwoTables DATA = CountTables.tables("mh_peto_nielweise2007");

  private static final TwoByTwoTables SWAPPED =
      new TwoByTwoTables(DATA.ci(), DATA.di(), DATA.ai(), DATA.bi());

  @ParameterizedTest
  @EnumSource(names = {"OR", "RR", "RD"})
  void swappedGroupsGiveTheOppositeEffect(EffectMeasure measure) {
    CountsSolution one = MantelHaenszel.of(measure).fit(DATA);
    CountsSolution other = MantelHaenszel.of(measure).fit(SWAPPED);
    assertEquals(-one.estimate(), other.estimate(), 1e-14);
    assertEquals(one.se(), other.se(), 1e-14);
    assertEquals(one.spread().I2(), other.spread().I2(), 1e-12);
  }

  @Test
  void oneTableHasItsOwnRatio() {
    TwoByTwoTables one =
        new TwoByTwoTables(
            new double[] {3}, new double[] {47}, new double[] {5}, new double[] {45});
    CountsSolution odds = MantelHaenszel.of(EffectMeasure.OR).fit(one);
    assertEquals(Math.log(3.0 * 45 / (5 * 47)), odds.estimate(), 1e-15);
    // Of a single table the variance is Woolf's.
    assertEquals(Math.sqrt(1 / 3.0 + 1 / 47.0 + 1 / 5.0 + 1 / 45.0), odds.se(), 1e-14);
    assertEquals(Math.log(3.0 / 5), MantelHaenszel.of(EffectMeasure.RR).fit(one).estimate(), 1e-15);
    assertEquals(-0.04, MantelHaenszel.of(EffectMeasure.RD).fit(one).estimate(), 1e-15);
  }

  @Test
  void theUnitOfTimeDoesNotMatter() {
    TwoGroupRates days = CountTables.personTime("mh_person_time_nielweise2008");
    TwoGroupRates years =
        new TwoGroupRates(days.x1i(), scaled(days.t1i()), days.x2i(), scaled(days.t2i()));
    CountsSolution ratio = MantelHaenszel.of(EffectMeasure.IRR).fit(days);
    CountsSolution same = MantelHaenszel.of(EffectMeasure.IRR).fit(years);
    assertEquals(ratio.estimate(), same.estimate(), 1e-14);
    assertEquals(ratio.se(), same.se(), 1e-14);
    CountsSolution difference = MantelHaenszel.of(EffectMeasure.IRD).fit(days);
    CountsSolution larger = MantelHaenszel.of(EffectMeasure.IRD).fit(years);
    assertEquals(365.25 * difference.estimate(), larger.estimate(), 1e-12);
    assertEquals(365.25 * difference.se(), larger.se(), 1e-12);
  }

  /**
   * Without zero tables both differ by n in place of n - 1 in the variances, and the correction.
   */
  @Test
  void cochransTestHasBinomialVariances() {
    TwoByTwoTables one =
        new TwoByTwoTables(
            new double[] {3}, new double[] {47}, new double[] {9}, new double[] {41});
    CountsSolution fit = MantelHaenszel.of(EffectMeasure.OR).withCorrection(false).fit(one);
    double cochran = fit.test(CountsTest.COCHRAN).statistic();
    // Pearson's chi-squared of the only table.
    assertEquals(100 * Math.pow(3.0 * 41 - 47.0 * 9, 2) / (50.0 * 50 * 12 * 88), cochran, 1e-12);
    assertEquals(cochran * 99 / 100, fit.test(CountsTest.MANTEL_HAENSZEL).statistic(), 1e-12);
  }

  private static double[] scaled(double[] times) {
    double[] years = new double[times.length];
    for (int i = 0; i < years.length; i++) {
      years[i] = times[i] / 365.25;
    }
    return years;
  }

  @Test
  void doubleZerosDoNotMoveRatios() {
    TwoByTwoTables sparse = CountTables.sparse();
    TwoByTwoTables informative = sparse.select(0, 2, 3);
    for (EffectMeasure measure : new EffectMeasure[] {EffectMeasure.OR, EffectMeasure.RR}) {
      CountsSolution all = MantelHaenszel.of(measure).fit(sparse);
      CountsSolution fewer = MantelHaenszel.of(measure).fit(informative);
      assertEquals(fewer.estimate(), all.estimate(), 1e-15);
      assertEquals(fewer.se(), all.se(), 1e-15);
    }
    double all = MantelHaenszel.of(EffectMeasure.RD).fit(sparse).estimate();
    double fewer = MantelHaenszel.of(EffectMeasure.RD).fit(informative).estimate();
    assertTrue(Math.abs(all) < Math.abs(fewer), "a risk difference of 0 draws nearer to 0");
  }

  @Test
  void measuresOfOtherDataAreRefused() {
    MetaException e =
        assertThrows(MetaException.class, () -> MantelHaenszel.of(EffectMeasure.IRR).fit(DATA));
    assertEquals(
        "the method MH does not pool IRR of such data; it pools OR, RR, RD", e.getMessage());
  }
}
