package io.github.metasaw.freq.counts;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.ZeroCellRule;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.counts.TwoByTwoTables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CountsFitTest {

  private static final Table NIELWEISE = effects("mh_peto_nielweise2007");

  private static Table effects(String file) {
    return effects(CountTables.tables(file));
  }

  private static Table effects(TwoByTwoTables data) {
    int k = data.k();
    Table table =
        Table.create(
            "trials",
            StringColumn.create("study", IntStream.range(0, k).mapToObj(i -> "S" + i).toList()),
            DoubleColumn.create("ai", data.ai()),
            DoubleColumn.create("bi", data.bi()),
            DoubleColumn.create("ci", data.ci()),
            DoubleColumn.create("di", data.di()),
            DoubleColumn.create("dose", IntStream.range(0, k).mapToDouble(i -> i % 5).toArray()),
            StringColumn.create(
                "kind", IntStream.range(0, k).mapToObj(i -> i % 2 == 0 ? "A" : "B").toList()));
    return Meta.effects(table, EffectMeasure.OR);
  }

  private static Table nielweise(EffectOptions options) {
    return Meta.effects(EffectReader.of(NIELWEISE, EffectMeasure.OR).withOptions(options));
  }

  private static CountsOptions by(String method) {
    return CountsOptions.defaults().withMethod(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MH", "Peto", "UM.FS", "CM.EL", "CM.AL", "BB", "Firth"})
  void aTableOfEffectsIsPooledAsItsArraysAre(String method) {
    CountsFit fit = Meta.counts(NIELWEISE, by(method));
    TwoByTwoTables data = CountTables.tables("mh_peto_nielweise2007");
    CountsSolution expected =
        switch (method) {
          case "MH" -> MantelHaenszel.of(EffectMeasure.OR).fit(data);
          case "Peto" -> Peto.of().fit(data);
          case "BB" -> BetaBinomialModel.of(EffectMeasure.OR).fit(data);
          case "Firth" -> FirthModel.of(EffectMeasure.OR).fit(data);
          default -> MixedModel.of(CountsMethod.parse(method), EffectMeasure.OR).fit(data);
        };
    assertEquals(expected.estimate(), fit.estimate());
    assertEquals(expected.se(), fit.se());
    assertEquals(expected.tau2(), fit.tau2());
    assertEquals(expected.q(), fit.Q());
    assertEquals(fit.estimate() - 1.959963984540054 * fit.se(), fit.lower(), 1e-14);
    assertEquals(fit.upper() - fit.estimate(), fit.estimate() - fit.lower(), 1e-14);
    assertEquals(100, Arrays.stream(fit.weights()).sum(), 1e-10);
    assertEquals(18, fit.weights().length);
    assertTrue(fit.p() < 0.01);
    assertEquals("OR", fit.measure().id());
    assertEquals(fit.estimate(), fit.coefficients().doubleColumn("estimate").getDouble(0));
    assertEquals(fit.estimate(), fit.predict().doubleColumn("estimate").getDouble(0));
    assertEquals(fit.estimate(), fit.pooled().estimate());
    assertFalse(Meta.forest(fit).description().isBlank());
  }

  @Test
  void leaveOneOutAndCumulativeGoThroughTheRefitSeam() {
    JsonNode expected = CountTables.file("mh_peto_nielweise2007");
    Table without = Meta.counts(NIELWEISE, by("MH")).leaveOneOut();
    assertClose(
        expected.get("leave1out_MH_OR").get("estimate"),
        without.doubleColumn("estimate").asDoubleArray(),
        1e-10,
        "estimate");
    assertClose(
        expected.get("leave1out_MH_OR").get("Qp"),
        without.doubleColumn("Qp").asDoubleArray(),
        1e-10,
        "Qp");
    Table cumulative = Meta.counts(NIELWEISE, by("Peto")).cumulative();
    assertClose(
        expected.get("cumul_PETO").get("se"),
        cumulative.doubleColumn("se").asDoubleArray(),
        1e-10,
        "se");
    CountsFit exact = Meta.counts(NIELWEISE, by("CM.EL"));
    assertEquals(18, exact.leaveOneOut().rowCount());
    assertEquals(exact.estimate(), exact.refit(IntStream.range(0, 18).toArray()).estimate(0), 1e-9);
    assertThrows(
        MetaException.class, () -> exact.refit(DataChange.all(18).withEstimates(new double[18])));
  }

  @Test
  void subgroupsArePooledByThemselves() {
    CountsFit fit = Meta.counts(NIELWEISE, by("MH"));
    Subgroups groups = fit.subgroups("kind");
    TwoByTwoTables data = CountTables.tables("mh_peto_nielweise2007");
    int[] even = IntStream.range(0, 9).map(i -> 2 * i).toArray();
    double expected = MantelHaenszel.of(EffectMeasure.OR).fit(data.select(even)).estimate();
    assertEquals(expected, groups.group("A").fit().estimate(), 1e-14);
    assertEquals(1, groups.df());
  }

  @Test
  void moderatorsComeFromModelText() {
    ModelSpec spec = ModelSpec.parse("yi ~ dose", Map.of());
    CountsFit fit = Meta.counts(Meta.studies(NIELWEISE), spec, by("CM.EL"));
    assertEquals(List.of("(Intercept)", "dose"), fit.coefficients().stringColumn("term").asList());
    assertEquals(16 - 1, fit.df());
    assertTrue(fit.solution().test(CountsTest.MODERATORS).exists());
    Table at = fit.predict(Table.create("new", DoubleColumn.create("dose", 2.0)));
    assertEquals(
        fit.solution().estimate(0) + 2 * fit.solution().estimate(1),
        at.doubleColumn("estimate").getDouble(0),
        1e-12);
    MetaException e =
        assertThrows(
            MetaException.class, () -> Meta.counts(Meta.studies(NIELWEISE), spec, by("MH")));
    assertTrue(e.getMessage().contains("has no moderators"), e.getMessage());
  }

  @Test
  void theProfileIntervalHoldsWhatTheLikelihoodDoesNotReject() {
    CountsFit fit = Meta.counts(NIELWEISE, by("CM.EL"));
    Tau2Interval interval = fit.tau2Interval();
    assertEquals(Tau2Interval.Method.PROFILE_LIKELIHOOD, interval.method());
    assertTrue(interval.lower() <= fit.tau2() && fit.tau2() <= interval.upper());
    assertThrows(MetaException.class, () -> fit.tau2Interval(Tau2Interval.Method.Q_PROFILE));
    assertThrows(MetaException.class, () -> Meta.counts(NIELWEISE, by("MH")).tau2Interval());
  }

  @ParameterizedTest
  @EnumSource(names = {"MH", "PETO", "UM_FS", "UM_RS", "CM_EL", "CM_AL", "BB", "FIRTH"})
  void everyMethodSaysWhatItDoesWithZeroCells(CountsMethod method) {
    CountsFit fit = Meta.counts(NIELWEISE, CountsOptions.defaults().withMethod(method));
    Check check = check(fit, "zero_cells_pooled");
    assertEquals("zero=5; uninformative=1 of 18", check.value());
    assertTrue(
        check.message().contains("without events in either group")
            || method == CountsMethod.CM_EL
            || method == CountsMethod.CM_AL);
  }

  private static Check check(CountsFit fit, String name) {
    return fit.checkList().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(names = {"MH", "UM_FS", "UM_RS", "CM_EL", "CM_AL"})
  void aGroupWithoutAnyEventHasNoEstimateAndSaysSo(CountsMethod method) {
    TwoByTwoTables data =
        new TwoByTwoTables(
            new double[] {0, 0}, new double[] {20, 30}, new double[] {2, 3}, new double[] {18, 27});
    CountsFit fit = Meta.counts(effects(data), CountsOptions.defaults().withMethod(method));
    assertTrue(Double.isNaN(fit.estimate()));
    assertEquals(Check.Status.ERROR, check(fit, "no_estimate").status());
  }

  @Test
  void thePenaltyKeepsTheEstimateOfAGroupWithoutEventsFinite() {
    TwoByTwoTables data =
        new TwoByTwoTables(
            new double[] {0, 0}, new double[] {20, 30}, new double[] {2, 3}, new double[] {18, 27});
    CountsFit fit = Meta.counts(effects(data), by("Firth"));
    assertTrue(fit.estimate() < -1 && fit.estimate() > -5, "estimate " + fit.estimate());
    assertEquals("Jeffreys", check(fit, "penalty").value());
    CountsFit bb = Meta.counts(NIELWEISE, by("BB"));
    assertEquals("rho=0.02135", check(bb, "overdispersion").value());
    assertEquals(18, bb.leaveOneOut().rowCount());
  }

  @Test
  void optionsThatAMethodHasNoUseForAreRefused() {
    assertRefused(by("MH").withQuadrature("7"), ".withQuadrature(...) belongs to UM.FS");
    assertRefused(by("Peto").withCorrection(false), ".withCorrection(...) belongs to MH");
    assertRefused(
        by("CM.EL").withPooledZeros(ZeroCells.HALF_TO_ZEROS),
        ".withPooledZeros(...) belongs to MH");
    assertRefused(by("MH").withHeterogeneity(false), ".withHeterogeneity(...) belongs to");
    assertRefused(by("UM.RS").withQuadrature("7"), "UM.RS has two random effects per study");
    assertRefused(by("Peto").withMeasure(EffectMeasure.RR), "does not pool RR");
    assertRefused(by("MH").withMeasure(EffectMeasure.SMD), "is not a measure that counts");
    assertRefused(by("GLMM"), "the method GLMM cannot pool such data");
  }

  private static void assertRefused(CountsOptions options, String message) {
    MetaException e = assertThrows(MetaException.class, () -> Meta.counts(NIELWEISE, options));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void optionsAreHonoured() {
    double half = Meta.counts(NIELWEISE, by("MH").withLevel(0.5)).upper();
    assertTrue(half < Meta.counts(NIELWEISE, by("MH")).upper());
    assertEquals(
        33.310129780817306,
        Meta.counts(NIELWEISE, by("MH").withCorrection(false))
            .solution()
            .test(CountsTest.MANTEL_HAENSZEL)
            .statistic(),
        1e-10);
    CountsFit risk = Meta.counts(NIELWEISE, by("MH").withMeasure(EffectMeasure.RR));
    assertEquals(-1.1777719441845285, risk.estimate(), 1e-10);
    CountsFit common = Meta.counts(NIELWEISE, by("CM.EL").withHeterogeneity(false));
    assertEquals(-1.223559175615698, common.estimate(), 1e-6);
    assertEquals(0, common.tau2());
    double seven = Meta.counts(NIELWEISE, by("CM.AL").withQuadrature("7")).logLik();
    double exact = Meta.counts(NIELWEISE, by("CM.AL")).logLik();
    assertTrue(Math.abs(seven - exact) > 1e-9 && Math.abs(seven - exact) < 1e-2);
  }

  @Test
  void studiesWithoutAnEstimateOfTheirOwnArePooledByTheirCounts() {
    Table es = nielweise(EffectOptions.defaults().withTo(ZeroCellRule.NONE).withDrop00(true));
    assertEquals(12, Meta.studies(es).read().k());
    TwoByTwoTables data = CountTables.tables("mh_peto_nielweise2007");
    CountsFit fit = Meta.counts(es, by("MH").withMeasure(EffectMeasure.RD));
    assertEquals(18, fit.studies().k());
    assertEquals(MantelHaenszel.of(EffectMeasure.RD).fit(data).estimate(), fit.estimate(), 1e-15);
    assertEquals("6 of 18", check(fit, "without_estimate").value());
    assertFalse(Meta.forest(fit).svg().contains("NaN"));
    assertEquals(18, fit.leaveOneOut().rowCount());
  }

  @Test
  void whatWasDoneWithZeroCellsOfEstimatesHoldsForQ() {
    ZeroCells one = ZeroCells.HALF_TO_ZEROS.withAdd(1).withTo(ZeroCellRule.ALL);
    TwoByTwoTables data = CountTables.tables("mh_peto_nielweise2007");
    double expected = MantelHaenszel.of(EffectMeasure.OR).withStudyZeros(one).fit(data).q();
    Table es = nielweise(EffectOptions.defaults().withAdd(1).withTo(ZeroCellRule.ALL));
    assertEquals(expected, Meta.counts(es, by("MH")).Q(), 1e-12);
    double half = MantelHaenszel.of(EffectMeasure.OR).fit(data).q();
    assertTrue(Math.abs(half - expected) > 0.1);
    assertEquals(
        half, Meta.counts(es, by("MH").withStudyZeros(ZeroCells.HALF_TO_ZEROS)).Q(), 1e-12);
  }

  @Test
  void aConstantOfThePooledEstimateNeedsNoRule() {
    ZeroCells half = ZeroCells.HALF_TO_ZEROS.withDrop00(false);
    for (ZeroCells said :
        List.of(
            ZeroCells.defaults().withAdd(0.5), ZeroCells.defaults().withTo(ZeroCellRule.ONLY0))) {
      assertEquals(half, by("MH").withPooledZeros(said).pooledZeros());
    }
    assertEquals(ZeroCells.NOTHING, by("MH").pooledZeros());
    assertEquals(
        ZeroCells.NOTHING.withDrop00(true),
        by("MH").withPooledZeros(ZeroCells.defaults().withDrop00(true)).pooledZeros());
  }

  @Test
  void studiesWithoutCountsAreRefusedWithTheRemedy() {
    Table plain =
        Table.create("t", DoubleColumn.create("yi", 1, 2), DoubleColumn.create("vi", 1, 1));
    MetaException e = assertThrows(MetaException.class, () -> Meta.counts(plain, by("MH")));
    assertTrue(e.getMessage().contains("has estimates but no counts"), e.getMessage());
  }
}
