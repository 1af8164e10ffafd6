package io.github.metasaw.freq.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Against R package meta 8.2-1, run on these data. */
class ProgramEffectsTest {

  /** Trials with zeros of each kind: in one group, in both, and all people of both with events. */
  private static final Table TRIALS =
      Table.create(
          "trials",
          DoubleColumn.create("ai", 0, 3, 0, 5, 2, 30),
          DoubleColumn.create("n1i", 50, 40, 30, 60, 20, 30),
          DoubleColumn.create("ci", 2, 6, 0, 9, 0, 45),
          DoubleColumn.create("n2i", 50, 42, 30, 61, 249, 45));

  private static final double[] STATA_G = {
    -0.3551697577480,
    -0.3479430167086,
    -2.3175726892233,
    -1.8880355422451,
    -0.3840000000000,
    0.1721491455371,
    0.2720541325193,
    -0.4245964293916,
    0.2895569881012
  };

  private static final double[] STATA_G_VARIANCES = {
    0.01300226475537,
    0.06291047190761,
    0.04552681344151,
    0.15573712875707,
    0.18960316483516,
    0.03639564648119,
    0.05889179157569,
    0.01478804320359,
    0.03578278696730
  };

  private static final double[] STATA_MD_VARIANCES = {
    40.586315417540,
    2.046833685880,
    15.280876369327,
    150.222222222222,
    20.192307692308,
    1.223529708527,
    95.375551899081,
    8.032074334694,
    20.693566433566
  };

  private static FrequentistFit fit(Table raw, EffectMeasure measure) {
    return Meta.fit(Meta.studies(Meta.effects(raw, measure)).read());
  }

  private static ProgramStudies by(Program program, Table raw, EffectMeasure measure) {
    return ProgramStudies.of(fit(raw, measure).studies(), program);
  }

  /** {@code metabin(ai, n1i, ci, n2i, sm = "RR", method = "Inverse")}: TE, seTE^2. */
  @Test
  void metaAddsToThePeopleOfRiskRatiosOnce() {
    ProgramStudies meta = by(Program.META, TRIALS, EffectMeasure.RR);
    assertArrayEquals(new int[] {0, 1, 3, 4, 5}, meta.kept());
    assertArrayEquals(
        new double[] {-1.609437912434, -0.644357016391, -0.571257362951, 4.108471941481, 0},
        meta.studies().yi(),
        1e-11);
    assertArrayEquals(
        new double[] {
          2.360396039603960,
          0.451190476190476,
          0.278051001821494,
          2.347211496163057,
          0.000790648331632
        },
        meta.studies().vi(),
        1e-11);
    assertTrue(meta.differsByZeros());
    assertFalse(meta.differsByFormula());
  }

  /** {@code metabin(sm = "RD")} keeps every trial and adds to variances alone. */
  @Test
  void metaLeavesRiskDifferencesAsTheyAre() {
    ProgramStudies meta = by(Program.META, TRIALS, EffectMeasure.RD);
    assertArrayEquals(
        new double[] {-0.04, -0.0678571428571, 0, -0.0642076502732, 0.1, 0},
        meta.studies().yi(),
        1e-11);
    assertArrayEquals(
        new double[] {
          0.001104401776089,
          0.004649826895044,
          0.001023799133967,
          0.003334994734426,
          0.005002045116510,
          0.000745626040231
        },
        meta.studies().vi(),
        1e-13);
  }

  /** {@code metabin(sm = "OR")} leaves out what has no events, and what has nothing else. */
  @Test
  void metaLeavesOutTrialsWithoutContrast() {
    ProgramStudies meta = by(Program.META, TRIALS, EffectMeasure.OR);
    assertArrayEquals(new int[] {0, 1, 3, 4}, meta.kept());
    assertArrayEquals(
        new double[] {-1.649847450772, -0.720546154748, -0.643876131553, 4.211126095541},
        meta.studies().yi(),
        1e-11);
    assertEquals(
        6, by(Program.METAFOR, TRIALS, EffectMeasure.OR).studies().k(), "metafor keeps all");
  }

  /** {@code metabin(sm = "RR")}: mean, se and tau2; REML of metafor stops at about 1e-5. */
  @Test
  void metaPoolsItsOwnRiskRatios() {
    ProgramComparison meta = ProgramComparison.compute(fit(TRIALS, EffectMeasure.RR), Program.META);
    assertEquals(-0.0577198665028, there(meta, ComparedQuantity.ESTIMATE), 2e-5);
    assertEquals(0.1648766700845, there(meta, ComparedQuantity.SE), 2e-5);
    assertEquals(0.0318354700505, there(meta, ComparedQuantity.TAU2), 2e-5);
    assertEquals(10.3780044256290, there(meta, ComparedQuantity.Q), 1e-9);
  }

  /** {@code metacont(n1i, m1i, sd1i, n2i, m2i, sd2i, data = dat.normand1999)}. */
  @Test
  void metaHasItsOwnDifferencesAndRatiosOfMeans() {
    FrequentistFit smd = fit(Meta.dataset("normand1999"), EffectMeasure.SMD);
    ProgramComparison standardised = ProgramComparison.compute(smd, Program.META);
    assertEquals(-0.536155731709, there(standardised, ComparedQuantity.ESTIMATE), 1e-7);
    assertEquals(122.416371189476, there(standardised, ComparedQuantity.Q), 1e-9);
    assertTrue(
        value(standardised, ComparedQuantity.Q).why().startsWith("effects of the studies: as "),
        () -> value(standardised, ComparedQuantity.Q).why());
    ProgramComparison ratios =
        ProgramComparison.compute(
            fit(Meta.dataset("normand1999"), EffectMeasure.ROM), Program.META);
    assertEquals(-0.218365886424, there(ratios, ComparedQuantity.ESTIMATE), 1e-7);
    assertEquals(148.818551238214, there(ratios, ComparedQuantity.Q), 1e-9);
  }

  /**
   * {@code metacont(sm = "SMD", exact.smd = FALSE)}, which meta documents as the formulas of Review
   * Manager.
   */
  @Test
  void revmanHasApproximateStandardisedDifferences() {
    ProgramStudies revman = by(Program.REVMAN, Meta.dataset("normand1999"), EffectMeasure.SMD);
    EffectSizes expected =
        new EffectSizes(
            new double[] {
              -0.355169757748,
              -0.347943016709,
              -2.317572689223,
              -1.888035542245,
              -0.384000000000,
              0.172149145537,
              0.272054132519,
              -0.424596429392,
              0.289556988101
            },
            new double[] {
              0.0130672779581,
              0.0645329912252,
              0.0463223285138,
              0.1667049696386,
              0.2062447650825,
              0.0369156688966,
              0.0603016444461,
              0.0148672320185,
              0.0362853835624
            },
            new double[9]);
    assertArrayEquals(expected.yi(), revman.studies().yi(), 1e-11);
    assertArrayEquals(expected.vi(), revman.studies().vi(), 1e-12);
    assertTrue(revman.differsByFormula());
    assertFalse(revman.differsByZeros());
  }

  /**
   * Computed in R by the formulas of Stata's manual, and for mean differences by {@code
   * escalc("MD", vtype = "HO")}.
   */
  @Test
  void stataPoolsVariancesAndCorrectsThemToo() {
    Table raw = Meta.dataset("normand1999");
    ProgramStudies smd = by(Program.STATA, raw, EffectMeasure.SMD);
    assertArrayEquals(STATA_G, smd.studies().yi(), 1e-11);
    assertArrayEquals(STATA_G_VARIANCES, smd.studies().vi(), 1e-12);
    ProgramStudies md = by(Program.STATA, raw, EffectMeasure.MD);
    assertArrayEquals(STATA_MD_VARIANCES, md.studies().vi(), 1e-8);
    assertTrue(md.differsByFormula());
    ProgramStudies rd = by(Program.STATA, TRIALS, EffectMeasure.RD);
    assertEquals(2.0 / 20 * 18.0 / 20 / 20, rd.studies().vi()[4], 1e-16);
  }

  /** What a user chose here is no default of metafor. */
  @Test
  void optionsOfTheFitAreNotThoseOfTheProgram() {
    Table raw = Meta.dataset("normand1999");
    FrequentistFit unbiased =
        Meta.fit(
            Meta.studies(
                    Meta.effects(
                        EffectReader.of(raw, EffectMeasure.SMD)
                            .withOptions(EffectOptions.defaults().withVariance(VarianceType.UB))))
                .read());
    ProgramComparison metafor = ProgramComparison.compute(unbiased, Program.METAFOR);
    assertEquals(fit(raw, EffectMeasure.SMD).Q(), there(metafor, ComparedQuantity.Q), 1e-10);
    assertEquals(
        "effects of the studies: by options that were chosen here, as metafor's escalc computes"
            + " them there",
        value(metafor, ComparedQuantity.Q).why());
    assertTrue(
        ProgramComparison.compute(fit(raw, EffectMeasure.SMD), Program.METAFOR).values().stream()
            .allMatch(ComparedValue::isSame));
  }

  @Test
  void effectsThatWereGivenAreKept() {
    ProgramComparison meta =
        ProgramComparison.compute(Meta.fit(Meta.studies(Meta.dataset("bcg")).read()), Program.META);
    assertTrue(value(meta, ComparedQuantity.Q).isSame());
  }

  private static double there(ProgramComparison comparison, ComparedQuantity quantity) {
    return value(comparison, quantity).there();
  }

  private static ComparedValue value(ProgramComparison comparison, ComparedQuantity quantity) {
    return comparison.values().stream()
        .filter(value -> value.quantity() == quantity)
        .findFirst()
        .orElseThrow();
  }
}
