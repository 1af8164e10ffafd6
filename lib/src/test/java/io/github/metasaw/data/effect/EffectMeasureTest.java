package io.github.metasaw.data.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.data.effect.input.ZeroCellRule;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EffectMeasureTest {

  /** The names of escalc in metafor 5.1. */
  private static final String NAMES =
      "RR OR PETO RD AS PHI ZPHI YUQ YUY RTET ZTET PBIT OR2D OR2DN OR2DL MPRD MPRR MPOR MPORC MPPETO"
          + " MPORM IRR IRD IRSD MD SMD SMDH SMD1 SMD1H ROM VR CVR RPB ZPB RBIS ZBIS D2OR D2ORN D2ORL"
          + " COR UCOR ZCOR PCOR ZPCOR SPCOR ZSPCOR R2 ZR2 R2F ZR2F PR PLN PLO PRZ PAS PFT IR IRLN IRS"
          + " IRFT MN SMN MNLN SDLN CVLN MC SMCC SMCR SMCRH SMCRP SMCRPH CLESCN AUCCN ROMC VRC CVRC"
          + " ARAW AHW ABT REH CLES CLESN AUC AUCN HR HD GEN";

  private static final RawData TABLES =
      RawData.of(2)
          .with(Input.AI, 4, 6)
          .with(Input.BI, 119, 300)
          .with(Input.CI, 11, 29)
          .with(Input.DI, 128, 274);

  @Test
  void everyNameOfMetaforIsAMeasure() {
    List<String> names = List.of(NAMES.split(" "));
    assertEquals(names.size(), EffectMeasure.values().length);
    for (String name : names) {
      assertEquals(name, EffectMeasure.parse(name.toLowerCase(Locale.ROOT)).id());
    }
    MetaException fault = assertThrows(MetaException.class, () -> EffectMeasure.parse("SMDX"));
    assertTrue(fault.getMessage().contains("did you mean 'SMD"), fault.getMessage());
  }

  @Test
  void aResultIsNamedAfterItsScale() {
    assertEquals("Risk ratio", EffectMeasure.RR.label(Transformation.EXP));
    assertEquals("Log risk ratio", EffectMeasure.RR.label(Transformation.IDENTITY));
    assertEquals("Estimate", EffectMeasure.GEN.label(Transformation.IDENTITY));
    assertEquals("Ratio", EffectMeasure.GEN.label(Transformation.EXP));
    assertEquals("Correlation (Fisher's z)", EffectMeasure.ZCOR.analysisLabel());
    assertEquals("Log Peto odds ratio", EffectMeasure.PETO.analysisLabel());
  }

  @ParameterizedTest
  @EnumSource
  void ratiosAreAnalysedAsLogs(EffectMeasure measure) {
    boolean isRatio = measure.label().toLowerCase(Locale.ROOT).endsWith(" ratio");
    boolean isLog = measure.transformation() == Transformation.EXP;
    assertTrue(!isRatio || isLog, measure.id());
    boolean isZ = measure.id().startsWith("Z");
    assertEquals(isZ, measure.transformation().analysis().equals("Fisher's z"), measure.id());
  }

  @ParameterizedTest
  @EnumSource
  void everyMeasureExplainsItself(EffectMeasure measure) {
    assertFalse(measure.formula().words().isEmpty());
    assertFalse(measure.formula().source().isEmpty());
    List<Input> known = measure.formula().roles().stream().map(InputRole::input).toList();
    assertEquals(known.size(), known.stream().distinct().count());
    for (List<Input> set : measure.formula().alternatives()) {
      assertTrue(known.containsAll(set), measure.id() + set);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOptionIsHonouredOrRefused(EffectMeasure measure) {
    RawData none = RawData.of(1);
    for (EffectOptions options :
        List.of(
            EffectOptions.defaults().withVariance(VarianceType.MAX),
            EffectOptions.defaults().withVariance(VarianceType.AV),
            EffectOptions.defaults().withAdd(1),
            EffectOptions.defaults().withTo(ZeroCellRule.ALL),
            EffectOptions.defaults().withDrop00(true),
            EffectOptions.defaults().withCorrection(false))) {
      boolean isHonoured =
          measure.formula().varianceTypes().containsAll(options.types())
              && (options.zeroCells().add() == null || measure.formula().countsEvents())
              && (options.zeroCells().to() == null || measure.formula().countsEvents())
              && (options.zeroCells().drop00() == null || measure.formula().comparesCounts())
              && (options.correct() == null || measure.formula().isCorrected());
      MetaException fault = assertThrows(MetaException.class, () -> measure.compute(none, options));
      assertEquals(
          isHonoured, fault.getMessage().startsWith("too little is given"), fault.getMessage());
    }
  }

  @Test
  void whatIsImpossibleIsRefusedWithItsPlace() {
    assertFault(TABLES.with(Input.AI, 4, -6), "ai must not be negative (it is a count), but row 2");
    assertFault(TABLES.with(Input.N1I, 123, 305), "n1i must be ai + bi, but row 2 holds 305.0");
    assertFault(
        RawData.of(1).with(Input.AI, 12).with(Input.N1I, 10).with(Input.CI, 1).with(Input.N2I, 10),
        "ai must not be larger than n1i, but row 1 holds 12.0");
  }

  private static void assertFault(RawData raw, String start) {
    MetaException fault =
        assertThrows(
            MetaException.class, () -> EffectMeasure.OR.compute(raw, EffectOptions.defaults()));
    assertTrue(fault.getMessage().startsWith(start), fault.getMessage());
  }

  @Test
  void aStudyWithTooLittleHasNoEffectSize() {
    EffectSizes sizes =
        EffectMeasure.OR.compute(TABLES.with(Input.CI, 11, Double.NaN), EffectOptions.defaults());
    assertEquals(Math.log(4.0 * 128 / (119 * 11)), sizes.yi()[0], 1e-15);
    assertTrue(Double.isNaN(sizes.yi()[1]));
  }

  @Test
  void freemanAndTukeyAreReadForTheHarmonicMean() {
    RawData raw = RawData.of(2).with(Input.XI, 3, 7).with(Input.NI, 10, 40);
    assertEquals(Transformation.freemanTukey(16), EffectMeasure.PFT.transformation(raw));
    assertEquals(Transformation.LOGISTIC, EffectMeasure.PLO.transformation(raw));
    RawData rates = RawData.of(2).with(Input.XI, 3, 7).with(Input.TI, 10, 40);
    assertEquals(Transformation.freemanTukeyRate(16), EffectMeasure.IRFT.transformation(rates));
  }

  @Test
  void noEffectIsWhereTheGroupsAreAlike() {
    assertEquals(0, EffectMeasure.OR.noEffect());
    assertEquals(0.5, EffectMeasure.AUCN.noEffect());
    assertTrue(Double.isNaN(EffectMeasure.PLO.noEffect()));
    assertTrue(EffectMeasure.SMCRPH.isStandardisedDifference());
    assertFalse(EffectMeasure.MD.isStandardisedDifference());
  }
}
