package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/** Values by R's lm, cor.test and rma on the same definitions. */
class AsymmetryTestsTest {

  private static final FrequentistFit BCG =
      Meta.fit(
          Meta.studies(
                  Meta.effects(
                      EffectReader.of(
                              Meta.dataset("bcg").removeColumns("yi", "vi"), EffectMeasure.OR)
                          .column(Input.AI, "tpos")
                          .column(Input.BI, "tneg")
                          .column(Input.CI, "cpos")
                          .column(Input.DI, "cneg")))
              .read());

  private static AsymmetryResult one(FrequentistFit fit, String name) {
    return AsymmetryTests.some(fit, AsymmetryTest.parseAll(name), FunnelPredictor.SEI).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "harbord, -2.09299154079424, -1.25647434404506, 0.234971952122066, 1e-10",
    "peters, -563.688203913344, -1.36247619939701, 0.200291792284135, 1e-10",
    "macaskill, 6.12987027417366e-06, 4.72149613087729, 0.000627925091964373, 1e-10",
    "deeks, -50.2971699400331, -1.8018125229584, 0.0990159313702872, 1e-10",
    "arcsine, -2.67894571241244, -2.69426718218205, 0.0208694277802219, 1e-6",
    "thompson, -0.748959249028855, -0.774290904413906, 0.455079344434811, 1e-6"
  })
  void regressesCounts(String name, double slope, double t, double p, double tolerance) {
    AsymmetryResult result = one(BCG, name);
    assertEquals(slope, result.estimate(), tolerance * Math.abs(slope));
    assertEquals(t, result.statistic(), tolerance * Math.abs(t));
    assertEquals(11, result.df());
    assertEquals(p, result.p(), tolerance);
  }

  @Test
  void ranksCountsGivenTheirMargins() {
    AsymmetryResult result = one(BCG, "schwarzer");
    assertEquals(0.0769230769230769, result.estimate(), 1e-12);
    assertEquals(0.765024845910263, result.p(), 1e-12);
  }

  @Test
  void regressesStandardisedDifferencesOnTheirSampleSizes() {
    FrequentistFit fit =
        Meta.fit(Meta.studies(Meta.effects(Meta.dataset("normand1999"), EffectMeasure.SMD)).read());
    AsymmetryResult result = one(fit, "pustejovsky");
    assertEquals(0.142307411839011, result.estimate(), 1e-9);
    assertEquals(0.0365112712896892, result.statistic(), 1e-9);
    assertEquals(0.97189408177928, result.p(), 1e-9);
    assertTrue(result.note().contains("9 studies"), result.note());
  }

  @Test
  void saysWhyATestDoesNotApply() {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("hackshaw1998")).read());
    List<AsymmetryResult> all = AsymmetryTests.all(fit);
    assertEquals(AsymmetryTest.values().length, all.size());
    for (AsymmetryResult result : all) {
      boolean isGeneric =
          List.of(
                  AsymmetryTest.EGGER,
                  AsymmetryTest.MIXED,
                  AsymmetryTest.THOMPSON,
                  AsymmetryTest.BEGG)
              .contains(result.test());
      assertEquals(isGeneric, !Double.isNaN(result.p()), result.test().id());
      assertTrue(isGeneric || !result.note().isEmpty(), result.test().id());
    }
    MetaException refused = assertThrows(MetaException.class, () -> one(fit, "harbord"));
    assertTrue(refused.getMessage().contains("counts of both groups"), refused.getMessage());
  }

  /** A funnel that is reflected about its mean changes the sign of every slope. */
  @Test
  void changesSignWithTheEffects() {
    Table table = Meta.dataset("hackshaw1998");
    FrequentistFit fit = Meta.fit(Meta.studies(table).read());
    double[] mirrored = Arrays.stream(fit.studies().yi()).map(y -> -y).toArray();
    FrequentistFit other = Meta.fit(fit.studies().withEstimates(mirrored));
    for (String name : List.of("egger", "mixed", "thompson", "begg")) {
      assertEquals(-one(fit, name).estimate(), one(other, name).estimate(), 1e-9, name);
      assertEquals(one(fit, name).p(), one(other, name).p(), 1e-9, name);
    }
  }

  @Test
  void refusesWhatHasNoFunnel() {
    FrequentistFit two = Meta.fit(Meta.studies(Meta.dataset("hackshaw1998").first(2)).read());
    assertTrue(
        assertThrows(MetaException.class, () -> AsymmetryTests.all(two))
            .getMessage()
            .contains("at least 3 studies"));
    Table same = Meta.dataset("hackshaw1998").first(5);
    same.doubleColumn("vi").setMissingTo(0.1);
    for (int i = 0; i < 5; i++) {
      same.doubleColumn("vi").set(i, 0.1);
    }
    FrequentistFit alike = Meta.fit(Meta.studies(same).read());
    assertTrue(
        assertThrows(MetaException.class, () -> one(alike, "egger"))
            .getMessage()
            .contains("same in all studies"));
  }
}
