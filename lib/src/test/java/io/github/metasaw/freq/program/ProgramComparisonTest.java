package io.github.metasaw.freq.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Printed results of other programs, and what has to hold whatever the data are. */
class ProgramComparisonTest {

  private static FrequentistFit bcg(String method) {
    return Meta.fit(
        Meta.studies(Meta.dataset("bcg")).named("bcg"), FreqOptions.defaults().withMethod(method));
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

  /** metafor 5.1-12: {@code rma(yi, vi, data = dat.bcg)}, whatever the fit here is. */
  @Test
  void metaforPrintsItsOwnNumbersOfBcg() {
    ProgramComparison metafor = ProgramComparison.compute(bcg("DL"), Program.METAFOR);
    assertEquals(-0.7145, there(metafor, ComparedQuantity.ESTIMATE), 5e-5);
    assertEquals(0.1798, there(metafor, ComparedQuantity.SE), 5e-5);
    assertEquals(-1.0669, there(metafor, ComparedQuantity.LOWER), 5e-5);
    assertEquals(-0.3622, there(metafor, ComparedQuantity.UPPER), 5e-5);
    assertEquals(0.3132, there(metafor, ComparedQuantity.TAU2), 5e-5);
    assertEquals(0.9222, there(metafor, ComparedQuantity.I2), 5e-5);
    assertEquals(12.86, there(metafor, ComparedQuantity.H2), 5e-3);
    assertEquals(152.2330, there(metafor, ComparedQuantity.Q), 5e-5);
    assertEquals(0.1197, there(metafor, ComparedQuantity.TAU2_LOWER), 5e-5);
    assertEquals(1.1115, there(metafor, ComparedQuantity.TAU2_UPPER), 5e-5);
    assertEquals(-1.8667, there(metafor, ComparedQuantity.PREDICTION_LOWER), 5e-4);
    assertEquals("tau2: DL here, REML there", value(metafor, ComparedQuantity.ESTIMATE).why());
  }

  /** Stata's {@code webuse metaset; meta set es cil ciu; meta summarize}, Statalist 1696829. */
  @Test
  void stataPrintsItsOwnNumbersOfMetaset() {
    Table metaset =
        Table.create(
            "metaset",
            DoubleColumn.create(
                "yi", 1.480, 0.999, 1.272, 1.001, 1.179, 1.939, 2.377, 0.694, 1.099, 1.805),
            DoubleColumn.create(
                "lower", -.352, -.933, .427, .750, -.527, .427, 1.005, -.569, -.147, -.151),
            DoubleColumn.create(
                "upper", 3.311, 2.931, 2.117, 1.252, 2.884, 3.452, 3.750, 1.956, 2.345, 3.761));
    FrequentistFit fit =
        Meta.fit(Meta.studies(metaset).ci("lower", "upper"), FreqOptions.defaults());
    ProgramComparison stata = ProgramComparison.compute(fit, Program.STATA);
    // The data are printed to three decimals: a rounded bound moves Q and tau2 in the third digit.
    assertEquals(1.138, there(stata, ComparedQuantity.ESTIMATE), 1e-3);
    assertEquals(0.857, there(stata, ComparedQuantity.LOWER), 1e-3);
    assertEquals(1.418, there(stata, ComparedQuantity.UPPER), 1e-3);
    assertEquals(0.0157, there(stata, ComparedQuantity.TAU2), 5e-4);
    assertEquals(0.0530, there(stata, ComparedQuantity.I2), 2e-3);
    assertEquals(1.06, there(stata, ComparedQuantity.H2), 5e-3);
    assertEquals(6.34, there(stata, ComparedQuantity.Q), 1e-2);
  }

  /** meta 8.2-1: {@code metabin(tpos, tpos + tneg, cpos, cpos + cneg, data = dat.bcg)}. */
  @Test
  void metaPrintsItsOwnNumbersOfBcg() {
    ProgramComparison meta = ProgramComparison.compute(bcg("DL"), Program.META);
    // Its REML is metafor's, which stops when tau2 moves by less than 1e-5.
    assertEquals(-0.714532348365, there(meta, ComparedQuantity.ESTIMATE), 1e-6);
    assertEquals(0.17978153178, there(meta, ComparedQuantity.SE), 1e-6);
    assertEquals(-1.06689767574, there(meta, ComparedQuantity.LOWER), 1e-6);
    assertEquals(-0.36216702099, there(meta, ComparedQuantity.UPPER), 1e-6);
    assertEquals(7.05426734852e-05, there(meta, ComparedQuantity.P), 1e-8);
    assertEquals(152.233008082, there(meta, ComparedQuantity.Q), 1e-8);
    assertEquals(0.313243325981, there(meta, ComparedQuantity.TAU2), 1e-5);
    assertEquals(0.119695312817, there(meta, ComparedQuantity.TAU2_LOWER), 1e-4);
    assertEquals(1.11148626222, there(meta, ComparedQuantity.TAU2_UPPER), 1e-4);
    assertEquals(0.921173468546, there(meta, ComparedQuantity.I2), 1e-11);
    assertEquals(3.56175294018, Math.sqrt(there(meta, ComparedQuantity.H2)), 1e-10);
    assertEquals(-1.99534210089, there(meta, ComparedQuantity.PREDICTION_LOWER), 1e-5);
    assertEquals(0.566277404161, there(meta, ComparedQuantity.PREDICTION_UPPER), 1e-5);
  }

  /**
   * JASP's classical meta-analysis of dat.konstantopoulos2011 by district, as its data library has
   * it and its own tests assert it.
   */
  @Test
  void jaspPrintsItsOwnNumbersOfDistricts() {
    Table districts = Meta.aggregate(Meta.dataset("konstantopoulos2011"), "district", 0);
    ProgramComparison jasp =
        ProgramComparison.compute(
            Meta.fit(Meta.studies(districts), FreqOptions.defaults().withMethod("DL")),
            Program.JASP);
    assertEquals(11, there(jasp, ComparedQuantity.STUDIES));
    assertEquals(0.1960299, there(jasp, ComparedQuantity.ESTIMATE), 1e-6);
    assertEquals(0.08944523, there(jasp, ComparedQuantity.SE), 1e-6);
    assertEquals(-0.003266479, there(jasp, ComparedQuantity.LOWER), 1e-6);
    assertEquals(0.3953263, there(jasp, ComparedQuantity.UPPER), 1e-6);
    assertEquals(0.0531900165513901, there(jasp, ComparedQuantity.P), 1e-6);
    assertEquals(415.92, there(jasp, ComparedQuantity.Q), 5e-3);
    assertEquals(0.0828451485935791, there(jasp, ComparedQuantity.TAU2), 1e-6);
    assertEquals(0.037493814118948, there(jasp, ComparedQuantity.TAU2_LOWER), 1e-5);
    assertEquals(0.263569222733505, there(jasp, ComparedQuantity.TAU2_UPPER), 1e-4);
    assertEquals(-0.4755446, there(jasp, ComparedQuantity.PREDICTION_LOWER), 1e-6);
    assertEquals(0.8676044, there(jasp, ComparedQuantity.PREDICTION_UPPER), 1e-6);
  }

  /** meta's I2 is (Q - df) / Q: 140.233 / 152.233 of bcg. */
  @Test
  void metaTakesI2FromQ() {
    ComparedValue i2 =
        value(ProgramComparison.compute(bcg("REML"), Program.META), ComparedQuantity.I2);
    assertEquals((152.2330080823733 - 12) / 152.2330080823733, i2.there(), 1e-12);
    assertEquals(
        "I2 and H2: from tau2 and the typical sampling variance here, from Q, (Q - df) / Q there",
        i2.why());
  }

  /** REML of bcg by t with 12 and 11 df: half-widths are quantile x sqrt(se2 + tau2). */
  @Test
  void predictionIntervalsDifferByTheirDegreesOfFreedom() {
    FrequentistFit fit = bcg("REML");
    double spread = Math.sqrt(fit.se() * fit.se() + fit.tau2());
    ProgramComparison meta = ProgramComparison.compute(fit, Program.META);
    ProgramComparison stata = ProgramComparison.compute(fit, Program.STATA);
    assertEquals(
        fit.estimate() + 2.1788128296634177 * spread,
        there(meta, ComparedQuantity.PREDICTION_UPPER),
        1e-9);
    assertEquals(
        fit.estimate() + 2.200985160082949 * spread,
        there(stata, ComparedQuantity.PREDICTION_UPPER),
        1e-9);
  }

  @Test
  void trialsWithoutEventsAreLeftOutWhereTheProgramDoes() {
    Table trials =
        Table.create(
            "trials",
            DoubleColumn.create("ai", 0, 4, 6, 3),
            DoubleColumn.create("n1i", 50, 60, 70, 80),
            DoubleColumn.create("ci", 0, 9, 10, 12),
            DoubleColumn.create("n2i", 50, 60, 70, 80));
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.effects(trials, EffectMeasure.OR)).read());
    ProgramComparison revman = ProgramComparison.compute(fit, Program.REVMAN);
    assertEquals(4, value(revman, ComparedQuantity.STUDIES).here());
    assertEquals(3, value(revman, ComparedQuantity.STUDIES).there());
    assertTrue(value(revman, ComparedQuantity.ESTIMATE).why().startsWith("zero cells: "));
    assertEquals(
        4, there(ProgramComparison.compute(fit, Program.METAFOR), ComparedQuantity.STUDIES));
  }

  /** Under a program's own settings nothing differs but what it computes by another formula. */
  @Test
  void aFitByThePresetAgrees() {
    for (Program program : Program.values()) {
      FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read(), program.options());
      for (ComparedValue value : ProgramComparison.compute(fit, program).values()) {
        boolean isOtherFormula =
            program == Program.META
                && (value.quantity() == ComparedQuantity.I2
                    || value.quantity() == ComparedQuantity.H2);
        assertEquals(!isOtherFormula, value.isSame(), program + " " + value);
        assertEquals(!isOtherFormula, value.why().isEmpty(), program + " " + value);
      }
    }
  }

  @Test
  void everyDifferenceHasACause() {
    for (Program program : Program.values()) {
      for (String method : new String[] {"DL", "common", "SJ", "ML"}) {
        for (ComparedValue value : ProgramComparison.compute(bcg(method), program).values()) {
          assertEquals(value.isSame(), value.why().isEmpty(), program + " " + method + value);
        }
      }
    }
  }

  @Test
  void clusterRobustErrorsHaveTheFactorOfTheProgram() {
    FrequentistFit fit = bcg("REML");
    ComparedValue metafor =
        value(ProgramComparison.compute(fit, Program.METAFOR, "alloc"), ComparedQuantity.ROBUST_SE);
    assertEquals(fit.robust("alloc", "CR1").doubleColumn("se").get(0), metafor.there(), 1e-12);
    assertEquals(fit.robust("alloc", "CR2").doubleColumn("se").get(0), metafor.here(), 1e-12);
    assertThrows(MetaException.class, () -> ProgramComparison.compute(fit, Program.STATA, "alloc"));
  }

  @Test
  void aModelWithAStructureIsRefused() {
    FrequentistFit fit = Meta.fit(Meta.dataset("bcg"), "yi ~ 1 + (1 | alloc)");
    assertTrue(
        assertThrows(MetaException.class, () -> ProgramComparison.compute(fit, Program.REVMAN))
            .getMessage()
            .startsWith("the defaults of RevMan are for a model with one tau2"));
  }

  /** The columns are those of the single comparisons; Stata prints no interval of tau2. */
  @Test
  void programsSideBySide() {
    FrequentistFit fit = bcg("DL");
    Table table = ProgramComparison.sideBySide(fit, Program.REVMAN, Program.STATA);
    assertEquals(List.of("quantity", "here", "RevMan", "Stata"), table.columnNames());
    for (int row = 0; row < table.rowCount(); row++) {
      String quantity = table.stringColumn("quantity").get(row);
      ProgramComparison revman = ProgramComparison.compute(fit, Program.REVMAN);
      ComparedValue value =
          revman.values().stream()
              .filter(one -> one.quantity().label().equals(quantity))
              .findFirst()
              .orElseThrow();
      assertEquals(value.here(), table.doubleColumn("here").get(row));
      assertEquals(value.there(), table.doubleColumn("RevMan").get(row));
      assertEquals(
          quantity.startsWith("tau2, "), table.doubleColumn("Stata").isMissing(row), quantity);
    }
  }
}
