package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class StudyReaderTest {

  private static Table table(Column<?>... more) {
    Table table =
        Table.create(
            "dat",
            StringColumn.create("study", "A", "B", "C"),
            DoubleColumn.create("yi", 0.1, 0.2, 0.3),
            DoubleColumn.create("vi", 0.01, 0.02, 0.03));
    return table.addColumns(more);
  }

  private static String fault(StudyReader reader) {
    return assertThrows(MetaException.class, reader::read).getMessage();
  }

  @Test
  void conventionalColumnsNeedNoSetting() {
    Studies studies = StudyReader.of(table()).read();
    assertArrayEquals(new double[] {0.01, 0.02, 0.03}, studies.vi());
    assertEquals(List.of("A", "B", "C"), studies.labels());
  }

  @Test
  void everyNumericColumnTypeWorks() {
    Table t =
        Table.create(
            "t",
            IntColumn.create("i", 1, 2),
            LongColumn.create("l", 1, 2),
            ShortColumn.create("s", new short[] {1, 2}),
            FloatColumn.create("f", 1f, 2f),
            DoubleColumn.create("d", 1, 2));
    for (String name : t.columnNames()) {
      assertArrayEquals(new double[] {1, 2}, StudyReader.of(t).yi(name).vi("d").read().yi(), name);
    }
  }

  @Test
  void standardErrorsAreSquaredAndIntervalsHalved() {
    Table t = table(DoubleColumn.create("lo", -1, 0, 0), DoubleColumn.create("hi", 1.2, 0.4, 0.6));
    assertArrayEquals(
        new double[] {1e-4, 4e-4, 9e-4}, StudyReader.of(t).sei("vi").read().vi(), 1e-15);
    double se = 2.2 / (2 * 1.959963984540054);
    assertEquals(se * se, StudyReader.of(t).ci("lo", "hi").read().vi()[0], 1e-15);
  }

  @Test
  void whatBecomesOfTheTableLaterChangesNothing() {
    for (boolean dropping : new boolean[] {false, true}) {
      Table t = table(IntColumn.create("year", 1990, 1991, 1992));
      if (dropping) {
        t.doubleColumn("yi").setMissing(1);
      }
      Studies before = StudyReader.of(t).read();
      Studies same = StudyReader.of(t).read();
      String table = before.table().print();
      String checks = before.checks().toString();
      t.doubleColumn("yi").set(0, 99).set(2, 99);
      t.doubleColumn("vi").set(0, 0);
      t.stringColumn("study").set(0, "C");
      t.intColumn("year").set(0, 0).setName("era");
      t.setName("other");
      t.removeColumns("vi");
      assertEquals(table, same.table().print());
      assertEquals(checks, same.checks().toString());
      assertEquals(before.labels(), same.labels());
      assertArrayEquals(before.yi(), same.yi());
      assertArrayEquals(before.vi(), same.vi());
    }
  }

  @Test
  void theKeptTableHasTheColumnsAsTheyWere() {
    Table t = table(StringColumn.create("site", "x", "", "x"));
    t.doubleColumn("yi")
        .setPrintFormatter(tech.tablesaw.columns.numbers.NumberColumnFormatter.percent(1));
    Studies studies = StudyReader.of(t).named("mine").read();
    assertEquals(t.copy().setName("mine").print(), studies.table().print());
    assertTrue(studies.table().stringColumn("site").isMissing(1));
  }

  @Test
  void missingRowsAreDroppedCountedAndNamed() {
    Table t = table(DoubleColumn.create("x", 1, Double.NaN, 3));
    t.doubleColumn("yi").setMissing(0);
    Studies studies = StudyReader.of(t).require(List.of("x")).read();
    assertEquals(1, studies.k());
    assertEquals(
        List.of(new DroppedRow(1, "A", "yi is missing"), new DroppedRow(2, "B", "x is missing")),
        studies.dropped());
    Check check = studies.checks().get(0);
    assertEquals("rows=3; dropped=2", check.value());
    assertTrue(check.message().contains("row 1 'A' (yi is missing)"));
  }

  @Test
  void everyMissingColumnOfARowIsNamed() {
    Table t =
        table(DoubleColumn.create("lo", 0, 0.1, 0.2), DoubleColumn.create("hi", 0.2, 0.3, 0.4));
    t.addColumns(StringColumn.create("x", "a", "", "c"));
    t.doubleColumn("lo").setMissing(0);
    t.doubleColumn("hi").setMissing(0);
    t.doubleColumn("yi").setMissing(0).setMissing(1);
    List<DroppedRow> dropped =
        StudyReader.of(t).ci("lo", "hi").require(List.of("x", "yi")).read().dropped();
    assertEquals("yi, lo and hi are missing", dropped.get(0).reason());
    assertEquals("yi and x are missing", dropped.get(1).reason());
  }

  /** What stands in a row that is left out anyway refuses nothing. */
  @Test
  void droppedRowsAreNotJudged() {
    Table t =
        table(
            DoubleColumn.create("x", Double.NaN, 2, 3),
            DoubleColumn.create("lo", 5, 0.1, 0.2),
            DoubleColumn.create("hi", 4, 0.3, 0.4));
    t.doubleColumn("yi").setMissing(0);
    t.doubleColumn("vi").set(0, -1);
    assertArrayEquals(new double[] {0.02, 0.03}, StudyReader.of(t).read().vi());
    assertEquals(2, StudyReader.of(t).sei("vi").read().k());
    assertEquals(2, StudyReader.of(t).ci("lo", "hi").read().k());
    assertEquals(2, StudyReader.of(t).variances(Double.POSITIVE_INFINITY, 1, 2).read().k());
    t.doubleColumn("yi").set(0, Double.NEGATIVE_INFINITY);
    assertEquals(2, StudyReader.of(t).require(List.of("x")).read().k());
    assertEquals(
        "yi in dat must be finite, but row 1 ('A') holds '-Infinity'", fault(StudyReader.of(t)));
  }

  @Test
  void textThatHoldsNumbersSaysHowToConvertIt() {
    Table t = table(StringColumn.create("w", "", "0.1", "2"));
    assertEquals(
        "w in dat must be numbers, but is text: row 2 ('B') holds \"0.1\";"
            + " replaceColumn(\"w\", stringColumn(\"w\").parseDouble().setName(\"w\")) converts it",
        fault(StudyReader.of(t).yi("w")));
    t.replaceColumn("w", t.stringColumn("w").parseDouble().setName("w"));
    assertArrayEquals(new double[] {0.1, 2}, StudyReader.of(t).yi("w").read().yi());
  }

  @Test
  void textNamedSeiDoesNotDisturbVariances() {
    Table t = table(StringColumn.create("sei", "small", "large", "large"));
    assertEquals(3, StudyReader.of(t).read().k());
  }

  @Test
  void faultsSayWhatAndWhere() {
    Table t = table(StringColumn.create("w", "0.1", "n/a", "0.2"));
    assertEquals(
        "no column 'effect' in dat; Columns: study, yi, vi, w",
        fault(StudyReader.of(t).yi("effect")));
    assertEquals(
        "w in dat must be numbers, but row 2 ('B') holds 'n/a'", fault(StudyReader.of(t).yi("w")));
    t.doubleColumn("vi").set(2, -0.03);
    assertEquals(
        "vi in dat must not be negative (it is a variance), but row 3 ('C') holds '-0.03'",
        fault(StudyReader.of(t)));
    t.doubleColumn("yi").set(1, Double.POSITIVE_INFINITY);
    assertEquals(
        "yi in dat must be finite, but row 2 ('B') holds 'Infinity'", fault(StudyReader.of(t)));
    assertEquals("dat has no rows", fault(StudyReader.of(table().emptyCopy())));
    assertEquals(
        "V has 2 variances, but dat has 3 rows", fault(StudyReader.of(table()).variances(1, 2)));
    Table empty = table();
    empty.doubleColumn("yi").setMissing(0).setMissing(1).setMissing(2);
    assertEquals(
        "no rows are left in dat: all 3 were dropped, the first ('A') because yi is missing",
        fault(StudyReader.of(empty)));
    assertEquals(
        "the precision is given twice, as vi and as sei; one is enough",
        assertThrows(MetaException.class, () -> StudyReader.of(table()).vi("vi").sei("sei"))
            .getMessage());
    Table noPrecision = Table.create("dat", DoubleColumn.create("yi", 1, 2));
    assertEquals(
        "no column 'vi' or 'sei' in dat: say which column holds variances with .vi(\"COLUMN\"), standard"
            + " errors with .sei(\"COLUMN\"), or the bounds of 95 % intervals with"
            + " .ci(\"LOWER\", \"UPPER\"); Columns: yi",
        fault(StudyReader.of(noPrecision)));
  }

  @Test
  void boundsMustHoldTheEstimate() {
    Table t = table(DoubleColumn.create("lo", 0, 0.3, 0), DoubleColumn.create("hi", 1, 1, 1));
    assertEquals(
        "the estimate in dat must lie between lo and hi, but row 2 ('B') holds '0.2'",
        fault(StudyReader.of(t).ci("lo", "hi")));
  }

  @Test
  void boundsOfRatiosAreSuspected() {
    Table ratios =
        Table.create(
            "dat",
            StringColumn.create("study", "A", "B", "C"),
            DoubleColumn.create("yi", 1.22, 0.8, 2.0),
            DoubleColumn.create("lo", 0.5, 0.4, 1.0),
            DoubleColumn.create("hi", 3.0, 1.6, 4.0));
    Check check = uneven(ratios);
    assertEquals("rows=3; uneven=3", check.value());
    assertEquals(Check.Status.WARNING, check.status());
    assertTrue(
        check.message().contains("'A', 'B', 'C'") && check.message().contains("Add .ratios()."));
    Table logs = ratios.copy();
    for (String name : List.of("yi", "lo", "hi")) {
      logs.replaceColumn(name, ratios.doubleColumn(name).logN().setName(name));
    }
    Studies ofLogs = StudyReader.of(logs).ci("lo", "hi").read();
    assertFalse(named(ofLogs, "uneven_interval"));
    Studies ofRatios = StudyReader.of(ratios).ci("lo", "hi").ratios().read();
    assertFalse(named(ofRatios, "uneven_interval"));
    assertArrayEquals(ofLogs.yi(), ofRatios.yi(), 1e-15);
    assertArrayEquals(ofLogs.vi(), ofRatios.vi(), 1e-15);
  }

  @Test
  void standardErrorsOfRatiosAreThoseOfTheLogs() {
    Table t =
        Table.create("dat", DoubleColumn.create("yi", 2, 1), DoubleColumn.create("sei", 3, 4));
    Studies studies = StudyReader.of(t).ratios().read();
    assertArrayEquals(new double[] {Math.log(2), 0}, studies.yi(), 1e-15);
    assertArrayEquals(new double[] {9, 16}, studies.vi(), 1e-15);
  }

  @Test
  void ratiosAreAboveZeroAndBoundsInOrder() {
    Table t = table(DoubleColumn.create("lo", 0.05, 0.1, 0), DoubleColumn.create("hi", 1, 1, 1));
    assertEquals(
        "lo in dat must be above 0, for ratios are read as logs, but row 3 ('C') holds '0'",
        fault(StudyReader.of(t).ci("lo", "hi").ratios()));
    assertEquals(
        "the upper bound lo in dat must not lie below the lower bound hi, but row 1 ('A') holds '0.05'",
        fault(StudyReader.of(t.first(2)).ci("hi", "lo").ratios()));
  }

  @Test
  void unevenBoundsThatAreNoRatiosAreRemarked() {
    Table t =
        table(DoubleColumn.create("lo", -0.1, 0.1, -0.1), DoubleColumn.create("hi", 0.3, 0.3, 0.4));
    Check check = uneven(t);
    assertEquals("rows=3; uneven=1", check.value());
    assertEquals(Check.Status.NOTE, check.status());
    assertTrue(
        check.message().startsWith("Estimates are not midway between their bounds ('C'), so"));
  }

  private static Check uneven(Table table) {
    return StudyReader.of(table).ci("lo", "hi").read().checks().stream()
        .filter(c -> c.name().equals("uneven_interval"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void repeatedLabelsAreRemarked() {
    Table t = table();
    t.stringColumn("study").set(1, "A");
    assertTrue(named(StudyReader.of(t).read(), "duplicate_labels"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Dataset.class,
      names = {
        "EIGHT_STUDIES",
        "EIGHT_SCHOOLS",
        "BCG",
        "CDKAL1",
        "HACKSHAW1998",
        "SIMULATED_COUNTRIES"
      })
  void publishedTablesReadWithoutSuspicion(Dataset data) {
    Studies studies = StudyReader.of(data.table()).read();
    assertFalse(named(studies, "variance_or_se"), data.id());
    assertEquals(data.table().rowCount(), studies.k());
  }

  @ParameterizedTest
  @EnumSource(
      value = Dataset.class,
      names = {"EIGHT_STUDIES", "EIGHT_SCHOOLS"})
  void standardErrorsGivenAsVariancesAreSuspected(Dataset data) {
    assertTrue(named(StudyReader.of(data.table()).vi("sei").read(), "variance_or_se"));
  }

  private static boolean named(Studies studies, String check) {
    return studies.checks().stream().anyMatch(c -> c.name().equals(check));
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAND1999, SMD, 9",
    "PRITZ1997, PLO, 14",
    "NIELWEISE2007, OR, 18",
    "NIELWEISE2008, IRR, 9",
    "MOLLOY2014, ZCOR, 16",
    "CURTIS1998, ROM, 102"
  })
  void publishedRawDataGiveEffectSizes(Dataset data, EffectMeasure measure, int rows) {
    Studies studies = StudyReader.of(EffectReader.of(data.table(), measure).table()).read();
    assertEquals(rows, studies.k());
    assertEquals(rows, data.table().rowCount());
    assertEquals(measure, studies.measure());
  }

  @Test
  void unknownDatasetsGetTheNearest() {
    assertEquals(
        "no dataset 'eight_school'; did you mean 'eight_schools'? Datasets: eight_studies,"
            + " eight_schools, bcg, cdkal1, cdkal1_frequencies, cdkal1_distances,"
            + " hackshaw1998, normand1999, pritz1997, nielweise2007, nielweise2008, molloy2014,"
            + " konstantopoulos2011, berkey1998, senn2013, linde2005, curtis1998, lehmann2018,"
            + " simulated_countries, country_effects",
        assertThrows(MetaException.class, () -> Dataset.parse("eight_school").table())
            .getMessage());
  }

  @Test
  void aDecimalCommaIsCalledSo() {
    Table t =
        Table.create(
            "t",
            StringColumn.create("study", "A", "B"),
            StringColumn.create("yi", "0,312", "0,4"),
            DoubleColumn.create("vi", .1, .1));
    assertEquals(
        "yi in t must be numbers, but row 1 ('A') holds '0,312', with a decimal comma; Meta.read(file) finds such numbers, or write them with a point",
        assertThrows(MetaException.class, () -> StudyReader.of(t).read()).getMessage());
  }

  /** As vcalc(vi, cluster, obs, rho) of metafor has it, whatever the variances come from. */
  @Test
  void samplingErrorsAreCorrelatedWithinClusters() {
    Table table =
        Table.create(
            "waves",
            StringColumn.create("study", "A", "B", "A", "C", "A"),
            DoubleColumn.create("yi", 0.1, 0.2, Double.NaN, 0.4, 0.5),
            DoubleColumn.create("sei", 0.1, 0.2, 0.3, 0.4, 0.5));
    Studies studies = StudyReader.of(table).sei("sei").dependence("study", 0.6).read();
    assertEquals(4, studies.k());
    assertEquals(0.6 * 0.1 * 0.5, studies.V().get(0, 3), 1e-16);
    assertEquals(0, studies.V().get(0, 1));
    assertEquals(0.16, studies.V().get(2, 2), 1e-16);
    KnownV blocks =
        KnownV.blocks(
            table.addColumns(DoubleColumn.create("vi", 0.01, 0.04, 0.09, 0.16, 0.25)),
            "vi",
            "study",
            0.6);
    assertEquals(blocks.get(0, 4), studies.V().get(0, 3), 1e-16);
    StudyReader twice = StudyReader.of(table).V(blocks).dependence("study", 0.6);
    String message = assertThrows(MetaException.class, twice::read).getMessage();
    assertTrue(message.contains("already"), message);
  }
}
