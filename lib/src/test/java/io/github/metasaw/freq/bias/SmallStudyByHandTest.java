package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.report.Render;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Passive smoking and lung cancer (Hackshaw 1998), by R's lm on the published definitions. */
class SmallStudyByHandTest {

  private static final FrequentistFit FIT =
      Meta.fit(Meta.studies(Meta.dataset("hackshaw1998")).read());

  @Test
  void regressesOnThePrecision() {
    List<PrecisionAdjustment> all = PrecisionAdjustment.all(FIT);
    PrecisionAdjustment pet = all.get(0);
    assertEquals(0.0050373231, pet.estimate(), 1e-8);
    assertEquals(0.901932609612171, pet.slope(), 1e-10);
    assertEquals(0.0859023241230772, pet.se(), 1e-10);
    PrecisionAdjustment peese = all.get(1);
    assertEquals(0.120080765979824, peese.estimate(), 1e-10);
    assertEquals(0.0519033975993889, peese.se(), 1e-10);
    assertEquals(0.0266880918682394, peese.p(), 1e-10);
    assertEquals(1.275654801904730, peese.slope(), 1e-9);
    assertEquals(0.0463059032929819, peese.slopeP(), 1e-10);
    assertEquals(pet.estimate(), all.get(2).estimate(), "PET finds nothing, so PET-PEESE is PET");
    PrecisionAdjustment wls = all.get(3);
    assertEquals(0.185760201769424, wls.estimate(), 1e-10);
    assertEquals(0.042848282125721, wls.se(), 1e-10);
    assertEquals(0.000112075618018752, wls.p(), 1e-10);
    assertEquals(wls.estimate(), all.get(4).estimate(), "no study has a power of 80 per cent");
    assertEquals(5, PrecisionAdjustment.table(all).rowCount());
  }

  @Test
  void averagesStudiesWithEnoughPower() {
    Table table =
        Table.create(
            DoubleColumn.create("yi", 0.5, 0.6, 1.4, 1.9),
            DoubleColumn.create("vi", 0.01, 0.02, 0.3, 0.4));
    FrequentistFit fit = Meta.fit(Meta.studies(table).read());
    PrecisionAdjustment powered = PrecisionAdjustment.all(fit).get(4);
    assertEquals(2, powered.k());
    assertEquals((50 * 0.6 + 100 * 0.5) / 150, powered.estimate(), 1e-12);
  }

  @Test
  void extrapolatesTheRadialPlot() {
    LimitMetaAnalysis limit = LimitMetaAnalysis.fit(FIT);
    assertEquals(0.0965764323133651, limit.estimate(), 1e-7);
    assertEquals(0.0806496624087353, limit.se(), 1e-7);
    assertEquals(0.921862286061998, limit.alpha(), 1e-6);
    assertEquals(-0.041378428982885, limit.beta(), 1e-6);
    assertEquals(40.8701001790107, limit.QResidual(), 1e-9);
    assertEquals(47.4979438081167, limit.QSmall() + limit.QResidual(), 1e-9);
    Table table = limit.table();
    assertEquals(limit.estimate(), table.doubleColumn("estimate").get(0));
    assertEquals(limit.estimate() / limit.se(), table.doubleColumn("statistic").get(0));
    assertEquals(limit.QResidual(), table.doubleColumn("statistic").get(2));
    Table ratios = Render.transformed(table, Transformation.EXP);
    assertEquals(Math.exp(limit.estimate()), ratios.doubleColumn("estimate").get(0), 1e-15);
    assertEquals(Math.exp(limit.interval().upper()), ratios.doubleColumn("upper").get(0), 1e-15);
    assertEquals(limit.QSmall(), ratios.doubleColumn("statistic").get(1), 0);
    assertFalse(ratios.containsColumn("se"));
  }

  @Test
  void ranksForTheDoiPlot() {
    FuruyaKanamoriIndex index = FuruyaKanamoriIndex.of(FIT);
    assertEquals(2.22443775418156, index.value(), 1e-10);
    assertEquals("major asymmetry", index.reading());
  }

  @Test
  void comparesSignificantStudiesWithTheirPower() {
    ExcessSignificance excess = ExcessSignificance.of(FIT);
    assertEquals(7, excess.observed());
    // metafor's tes leaves out what lies beyond 5 SDs of the true effects: 7.02437386, p
    // 0.50407605.
    assertEquals(7.02437386, excess.expected(), 2e-5);
    assertEquals(0.50407605, excess.chiSquareP(), 1e-5);
  }

  /**
   * The number of significant studies in data simulated from the fit has the mean of its powers.
   */
  @Test
  void expectsWhatASimulationShows() {
    RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(3);
    double[] vi = FIT.studies().vi();
    int rounds = 20_000;
    long significant = 0;
    for (int r = 0; r < rounds; r++) {
      for (double v : vi) {
        double y = FIT.estimate() + Math.sqrt(v + FIT.tau2()) * random.nextGaussian();
        significant += Math.abs(y) >= 1.959963984540054 * Math.sqrt(v) ? 1 : 0;
      }
    }
    double expected = ExcessSignificance.of(FIT).expected();
    assertEquals(expected, (double) significant / rounds, 4 * Math.sqrt(7.0 / rounds));
  }

  @Test
  void countsStudiesThatWouldTakeTheResultAway() {
    List<FailSafeNumber> numbers = FailSafeNumber.all(FIT, 0.05, Double.NaN);
    assertEquals(393, numbers.get(0).n());
    assertEquals(FIT.studies().k(), numbers.get(1).n(), "half the mean needs as many again");
    // Adding as many studies of effect 0 as Rosenberg's number makes the p value reach alpha.
    double n = numbers.get(2).n();
    double[] vi = FIT.studies().vi();
    double weight = Arrays.stream(vi).map(v -> 1 / v).sum();
    double each = weight / vi.length;
    double sum = 0;
    for (int i = 0; i < vi.length; i++) {
      sum += FIT.studies().yi()[i] / vi[i];
    }
    assertTrue(sum / Math.sqrt(weight + n * each) <= 1.959963984540054);
    assertTrue(sum / Math.sqrt(weight + (n - 1) * each) > 1.959963984540054);
  }

  /** A funnel that is symmetric about its mean has nothing to fill. */
  @Test
  void leavesASymmetricFunnelAlone() {
    Table table =
        Table.create(
            DoubleColumn.create("yi", 0.5, 0.3, 0.7, 0.1, 0.9, -0.4, 1.4),
            DoubleColumn.create("vi", 0.01, 0.02, 0.02, 0.1, 0.1, 0.3, 0.3));
    FrequentistFit fit = Meta.fit(Meta.studies(table).read());
    for (FillEstimator estimator : FillEstimator.values()) {
      FilledFit filled = TrimAndFill.defaults().withEstimator(estimator).fit(fit);
      assertEquals(0, filled.k0(), estimator.id());
      assertEquals(fit.estimate(), filled.estimate());
      assertEquals(7, filled.table().rowCount());
    }
  }

  @Test
  void mirrorsWhatItTrims() {
    FilledFit filled = TrimAndFill.defaults().fit(FIT);
    assertTrue(filled.k0() > 0);
    assertEquals(FunnelSide.LEFT, filled.side());
    assertEquals(FIT.studies().k() + filled.k0(), filled.studies().k());
    assertEquals("Filled 1", filled.studies().labels().get(FIT.studies().k()));
    assertTrue(filled.estimate() < FIT.estimate());
    assertTrue(filled.checks().stringColumn("check").contains("trim and fill"));
    assertEquals(FIT.studies().transformation(), filled.studies().transformation());
  }
}
