package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class EffectReaderTest {

  private static Table trials() {
    return Table.create(
        "trials",
        StringColumn.create("study", "Ärzte 2001", "B", "C", "D"),
        IntColumn.create("ev_t", 4, 6, 0, 9),
        IntColumn.create("n_t", 123, 306, 50, 80),
        IntColumn.create("ev_c", 11, 29, 2, 12),
        IntColumn.create("n_c", 139, 303, 55, 82),
        IntColumn.create("year", 2001, 1999, 2010, 2004));
  }

  private static EffectReader oddsRatios(Table table) {
    return EffectReader.of(table, EffectMeasure.OR)
        .column("ai", "ev_t")
        .column("n1i", "n_t")
        .column("ci", "ev_c")
        .column(Input.N2I, "n_c");
  }

  private static double[] yi(Table table) {
    return table.doubleColumn("yi").asDoubleArray();
  }

  @Test
  void theResultHasTheColumnsOfTheSourceThenEffectSizes() {
    Table es = oddsRatios(trials()).table();
    assertEquals(
        List.of("study", "ev_t", "n_t", "ev_c", "n_c", "year", "yi", "vi"), es.columnNames());
    assertEquals(Math.log(4.0 * 128 / (119 * 11)), yi(es)[0], 1e-15);
    assertEquals(1.0 / 4 + 1.0 / 119 + 1.0 / 11 + 1.0 / 128, es.doubleColumn("vi").get(0), 1e-15);
    assertEquals(Math.log(0.5 * 53.5 / (50.5 * 2.5)), yi(es)[2], 1e-14);
    assertEquals(6, trials().columnCount());
  }

  @Test
  void columnsThatBearTheNamesNeedNoSetting() {
    Table table = trials();
    table.column("ev_t").setName("ai");
    table.column("n_t").setName("n1i");
    table.column("ev_c").setName("CI");
    table.column("n_c").setName("n2i");
    assertArrayEquals(
        yi(oddsRatios(trials()).table()), yi(Meta.effects(table, EffectMeasure.OR)), 0);
  }

  @Test
  void optionsAreHonoured() {
    EffectOptions options =
        EffectOptions.defaults().withVariance(VarianceType.AV).withAdd(0.25).withFlip();
    Table es = oddsRatios(trials()).withOptions(options).withNames("lor", "v").table();
    assertEquals(-Math.log(0.25 * 53.25 / (50.25 * 2.25)), es.doubleColumn("lor").get(2), 1e-14);
    assertTrue(es.containsColumn("v"));
    assertThrows(
        MetaException.class,
        () ->
            oddsRatios(trials())
                .withOptions(EffectOptions.defaults().withCorrection(false))
                .table());
  }

  @Test
  void studiesKnowMeasureAndRawData() {
    Studies studies = Meta.studies(oddsRatios(trials()).table()).read();
    assertEquals(EffectMeasure.OR, studies.measure());
    assertEquals(Transformation.EXP, studies.transformation());
    RawData raw = studies.raw().orElseThrow();
    assertArrayEquals(new double[] {4, 6, 0, 9}, raw.get(Input.AI));
    RawData some = studies.select(3, 0).raw().orElseThrow();
    assertArrayEquals(new double[] {82, 139}, some.get(Input.N2I));
    assertTrue(Meta.text(Meta.fit(studies)).contains("ratio"));
  }

  @Test
  void theMemorySurvivesWhatTablesawDoesWithRows() {
    Table es = oddsRatios(trials()).table();
    es.addColumns(DoubleColumn.create("x", 1, 2, 3, 4));
    Table old = es.where(es.intColumn("year").isLessThan(2005));
    List<Table> kept =
        List.of(
            old,
            es.sortOn("year"),
            es.sortDescendingOn("yi"),
            es.copy(),
            es.first(3),
            es.dropRowsWithMissingValues(),
            es.selectColumns("study", "ev_t", "n_t", "ev_c", "n_c", "yi", "vi"),
            es.copy().append(old),
            es.joinOn("study")
                .with(
                    Table.create(
                        StringColumn.create("study", "B", "D"), IntColumn.create("rob", 1, 2)))
                .join());
    for (Table table : kept) {
      Studies studies = Meta.studies(table).read();
      assertEquals(EffectMeasure.OR, studies.measure(), table.print());
      RawData raw = studies.raw().orElseThrow();
      for (int i = 0; i < studies.k(); i++) {
        EffectOptions options = EffectOptions.defaults();
        assertEquals(
            EffectMeasure.OR.compute(raw, options).yi()[i], studies.yi()[i], 1e-15, table.print());
      }
    }
    Table renamed = es.copy();
    renamed.column("yi").setName("lor");
    assertEquals(EffectMeasure.OR, Meta.studies(renamed).yi("lor").read().measure());
  }

  @Test
  void whatIsAnotherQuantityDoesNotRemember() {
    Table es = oddsRatios(trials()).table();
    assertFalse(es.doubleColumn("yi").multiply(2) instanceof EffectColumn);
    Table risks =
        EffectReader.of(trials(), EffectMeasure.RR)
            .column("ai", "ev_t")
            .column("n1i", "n_t")
            .column("ci", "ev_c")
            .column("n2i", "n_c")
            .table();
    Table mixed = es.copy().append(risks);
    assertNull(assertInstanceOf(EffectColumn.class, mixed.column("yi")).origin());
    Studies studies = Meta.studies(mixed.sortOn("year")).read();
    assertEquals(EffectMeasure.GEN, studies.measure());
    assertTrue(message(studies.checks(), "measure").contains(".measure(\"OR\")"));
  }

  @Test
  void aTableThatForgotSaysSo() {
    Table named = Table.create("es");
    for (String column : List.of("ai", "n1i", "ci", "n2i")) {
      named.addColumns(IntColumn.create(column, 4, 6));
    }
    named.addColumns(DoubleColumn.create("yi", 0.1, 0.2), DoubleColumn.create("vi", 1, 1));
    assertTrue(
        message(Meta.studies(named).read().checks(), "measure").contains(".measure(\"OR\")"));
    Studies told = Meta.studies(named).measure(EffectMeasure.OR).read();
    assertEquals(EffectMeasure.OR, told.measure());
    Table without = oddsRatios(trials()).table();
    without.removeColumns("n_c");
    Studies studies = Meta.studies(without).read();
    assertEquals(EffectMeasure.OR, studies.measure());
    assertTrue(studies.raw().isEmpty());
    assertTrue(message(studies.checks(), "measure").contains("n_c"));
  }

  @Test
  void whatIsImpossibleNamesStudyAndCell() {
    Table table = trials();
    table.intColumn("ev_c").set(1, 400);
    MetaException fault =
        assertThrows(MetaException.class, () -> oddsRatios(table).named("sheet").table());
    assertEquals(
        "ev_c in sheet must not be larger than n_c, but row 2 ('B') holds '400'",
        fault.getMessage());
  }

  @Test
  void whatIsMissingAltogetherIsNamed() {
    MetaException fault =
        assertThrows(MetaException.class, () -> Meta.effects(trials(), EffectMeasure.SMD));
    assertTrue(fault.getMessage().startsWith("SMD of trials needs "), fault.getMessage());
    assertTrue(fault.getMessage().contains(".column(\""), fault.getMessage());
    MetaException input =
        assertThrows(
            MetaException.class,
            () -> EffectReader.of(trials(), EffectMeasure.OR).column("m1i", "ev_t"));
    assertTrue(input.getMessage().startsWith("no input 'm1i' for OR"), input.getMessage());
    MetaException column =
        assertThrows(MetaException.class, () -> oddsRatios(trials()).column("ai", "evt").table());
    assertTrue(column.getMessage().contains("did you mean 'ev_t'"), column.getMessage());
  }

  @Test
  void aRowWithTooLittleIsDroppedByItsCell() {
    Table table = trials();
    table.intColumn("ev_t").setMissing(1);
    Table es = oddsRatios(table).table();
    assertTrue(es.doubleColumn("yi").isMissing(1));
    Studies studies = Meta.studies(es).read();
    assertEquals(3, studies.k());
    assertEquals("ev_t is missing", studies.dropped().get(0).reason());
    assertArrayEquals(new double[] {4, 0, 9}, studies.raw().orElseThrow().get(Input.AI));
  }

  @Test
  void aStatisticOfAnotherKindIsUsedOnlyIfItIsNamed() {
    Table means =
        Table.create("means")
            .addColumns(
                DoubleColumn.create("m1i", 34, 30),
                DoubleColumn.create("sd1i", 6, 5),
                DoubleColumn.create("n1i", 25, 40),
                DoubleColumn.create("m2i", 30, 29),
                DoubleColumn.create("sd2i", 5, 6),
                DoubleColumn.create("n2i", 22, 44),
                DoubleColumn.create("ri", 0.9, 0.9));
    double[] without = yi(Meta.effects(means, EffectMeasure.SMD));
    Table named = EffectReader.of(means, EffectMeasure.SMD).column("ri", "ri").table();
    assertTrue(Math.abs(yi(named)[0] - without[0]) > 1);
    assertEquals(0.7071, without[0], 1e-3);
  }

  private static String message(List<Check> checks, String name) {
    return checks.stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .map(Check::message)
        .orElse("no check " + name + " in " + checks);
  }
}
