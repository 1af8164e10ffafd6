package io.github.metasaw.kernel.magic.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Effect sizes from raw data: their numbers, what the next magic knows, and wrong inputs. */
class EsMagicTest {

  private static final Table BCG = Meta.dataset("bcg");

  private static MapHost host() {
    Table trials = BCG.copy();
    trials.removeColumns("yi", "vi");
    return new MapHost()
        .with("dat", BCG)
        .with("trials", trials.setName("trials"))
        .with(
            "arms",
            Table.create(
                "arms",
                StringColumn.create("study", "A", "B", "C"),
                DoubleColumn.create("ai", 4, 0, 6),
                DoubleColumn.create("n1i", 40, 30, 50),
                DoubleColumn.create("ci", 8, 5, 7),
                DoubleColumn.create("n2i", 41, 31, 52)));
  }

  private static final String CELLS = " --ai tpos --bi tneg --ci cpos --di cneg";

  @Test
  void theLogRiskRatiosOfThePublishedTable() {
    MapHost host = host();
    Cell.call(host, "%es RR trials" + CELLS + " --as es");
    Table es = (Table) host.values.get("es");
    for (String column : List.of("yi", "vi")) {
      for (int i = 0; i < BCG.rowCount(); i++) {
        assertEquals(
            BCG.doubleColumn(column).get(i), es.doubleColumn(column).get(i), 1e-12, column);
      }
    }
    assertTrue(
        host.printed.toString().contains("Log risk ratio of ai = tpos, bi = tneg"),
        host.printed.toString());
  }

  @Test
  void theFitKnowsTheMeasure() {
    MapHost host = host();
    Cell.call(host, "%es OR trials" + CELLS + " --as es");
    Cell.call(host, "%meta es --as fit");
    FrequentistFit fit = (FrequentistFit) host.values.get("fit");
    assertEquals(EffectMeasure.OR, fit.studies().measure());
    assertEquals(-0.7451778, fit.estimate(), 1e-6);
    String sheet = host.displayed.get(1).toString();
    assertTrue(sheet.contains("0.4746"), sheet);
    assertEquals(Math.exp(-0.7451778), Double.parseDouble("0.4746"), 5e-5);
    Cell.call(host, "%meta trials --measure OR" + CELLS + " --as both");
    assertEquals(fit.estimate(), ((FrequentistFit) host.values.get("both")).estimate());
  }

  @Test
  void theMeasureOfEstimatesThatAreThereIsSaid() {
    MapHost host = host();
    Cell.call(host, "%meta dat --measure RR --as fit");
    FrequentistFit fit = (FrequentistFit) host.values.get("fit");
    assertEquals(EffectMeasure.RR, fit.studies().measure());
    assertEquals(-0.7145323421581397, fit.estimate(), 1e-9);
    Cell.call(host, "%meta dat --exp --as ratios");
    assertEquals(
        Transformation.EXP,
        ((FrequentistFit) host.values.get("ratios")).studies().transformation());
    Cell.call(host, "%meta dat --measure RR --scale analysis --as logs");
    assertTrue(((FrequentistFit) host.values.get("logs")).studies().transformation().isIdentity());
  }

  @Test
  void zeroCellsAreTreatedAsAsked() {
    MapHost host = host();
    Cell.call(host, "%es OR arms --as half");
    Cell.call(host, "%es OR arms --add 0 --as none");
    Table half = (Table) host.values.get("half");
    assertEquals(Math.log(0.5 * 26.5 / (30.5 * 5.5)), half.doubleColumn("yi").get(1), 1e-12);
    assertTrue(((Table) host.values.get("none")).doubleColumn("yi").isMissing(1));
  }

  @Test
  void theListOfMeasuresAndTheHelpOfOne() {
    Table all = (Table) Cell.call(host(), "%es");
    assertEquals(EffectMeasure.values().length, all.rowCount());
    String help = Cell.call(host(), "%es SMD --help").toString();
    assertTrue(help.contains("--sd1i COLUMN"), help);
    assertTrue(help.contains("LS2 ("), help);
    assertTrue(help.contains("escalc(measure = \"SMD\") of metafor"), help);
    assertFalse(help.contains("--x1i"), help);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%es ORR trials => no measure 'ORR'; did you mean 'RR'? Measures: RR, OR",
        "%es OR => %es OR needs the name of a table after the measure; %es OR --help explains the measure",
        "%es OR trails => no variable 'trails'; did you mean 'trials'? tables here: dat, trials, arms",
        "%es trials => no measure 'trials'; Measures: RR, OR",
        "%es OR arms --xi ai => no input 'xi' for OR; ",
        "%es OR arms --ai events => no column 'events' in arms; Columns: study, ai, n1i, ci, n2i",
        "%es SMD trials => SMD of trials needs ",
        "%es OR arms --vtype UB => no variance type 'UB' for this measure",
        "%es OR arms --vtype XX => no variance type 'XX'; ",
        "%es OR arms --no-correct => --no-correct has no meaning for this measure: its estimates have no correction for bias",
        "%es OR arms --add -1 => what is added to counts must be a number of 0 or more, not -1",
        "%meta trials --ai tpos => --ai belongs to --measure, which says what is computed, as in --measure OR",
        "%meta dat --measure OR --ai tpos --vi vi => --vi is of effect sizes that are there already, and --measure computes them",
        "%meta dat --ci yi => --ci takes two columns, as in --ci lower,upper",
        "%meta dat --bounds yi => --bounds takes two columns, as in --bounds lower,upper"
      })
  void oneLineSaysWhatIsWrong(String line, String message) {
    String fault = Cell.fault(host(), line.strip());
    assertTrue(fault.startsWith(message.strip()), fault);
  }

  @Test
  void moreEventsThanPeopleNameTheStudyAndTheCell() {
    assertEquals(
        "n1i in arms must not be larger than ci, but row 1 ('A') holds '40'",
        Cell.fault(host(), "%es OR arms --ci n1i --n2i ci"));
  }
}
