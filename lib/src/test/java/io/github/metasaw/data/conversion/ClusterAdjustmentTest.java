package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ClusterAdjustmentTest {

  private static final double NONE = Double.NaN;

  private static Table trials() {
    return Table.create(
        "trials",
        StringColumn.create("study", "A", "B", "C"),
        DoubleColumn.create("ai", 20, 20, 20),
        DoubleColumn.create("n1i", 80, 80, 80),
        DoubleColumn.create("ci", 30, 30, 30),
        DoubleColumn.create("n2i", 90, 90, 90),
        DoubleColumn.create("clusteri", 20, NONE, 11),
        DoubleColumn.create("icci", 0.05, NONE, NONE),
        DoubleColumn.create("vi", 0.1, 0.1, 0.1),
        DoubleColumn.create("sei", 0.3, 0.3, 0.3));
  }

  private static EffectSizes logOddsRatios(Table t) {
    RawData raw = RawData.of(t.rowCount());
    for (Input input : List.of(Input.AI, Input.N1I, Input.CI, Input.N2I)) {
      raw = raw.with(input, t.doubleColumn(input.id()).asDoubleArray());
    }
    return EffectMeasure.OR.formula().compute(raw, EffectOptions.defaults());
  }

  /** The odds ratio stays, and its variance grows by the design effect. */
  @Test
  void variancesGrowByTheDesignEffect() {
    Table converted = Conversion.of(trials()).withIcc(0.1).convert().table();
    EffectSizes before = logOddsRatios(trials());
    EffectSizes after = logOddsRatios(converted);
    double[] effect = {1.95, 1, 2};
    for (int i = 0; i < 3; i++) {
      assertEquals(before.yi()[i], after.yi()[i], 1e-13);
      assertEquals(before.vi()[i] * effect[i], after.vi()[i], 1e-13);
      assertEquals(0.1 * effect[i], converted.doubleColumn("vi").get(i), 1e-15);
      assertEquals(0.3 * Math.sqrt(effect[i]), converted.doubleColumn("sei").get(i), 1e-15);
    }
    assertEquals("", converted.stringColumn(Conversion.MARKS).get(1));
    assertEquals(
        "n1i: 80.00 divided by the design effect 1.950, Cochrane Handbook 23.1.4",
        converted.stringColumn(Conversion.MARKS).get(0).split("; ", 2)[0]);
  }

  @Test
  void aTrialIsAdjustedOnce() {
    Table once = Conversion.of(trials()).withIcc(0.1).convert().table();
    Table twice = Conversion.of(once).withIcc(0.1).convert().table();
    assertEquals(once.printAll(), twice.printAll());
  }

  @Test
  void trialsWithoutAnIntraclusterCorrelationAreTold() {
    ReadTable read = Conversion.of(trials()).convert();
    assertEquals(80, read.table().doubleColumn("n1i").get(2));
    assertEquals(80 / 1.95, read.table().doubleColumn("n1i").get(0), 1e-13);
    assertEquals(
        "Cluster trials without an intracluster correlation are not adjusted and receive too much weight: C. Add a column icci, or assume a value with .withIcc(...).",
        read.checks().get(1).message().toString());
  }

  @Test
  void assumptionsWithoutUseAreRefused() {
    Table plain = trials().removeColumns("clusteri");
    assertRefused(
        Conversion.of(plain).withIcc(0.1),
        "an intracluster correlation is not needed for trials, which has no column clusteri, the average size of its clusters");
    assertRefused(
        Conversion.of(plain).withYates(),
        "Yates's correction is not needed for trials, which has no column chi2i, a chi-square statistic");
    assertRefused(
        Conversion.of(plain).withCorrelation(0.5),
        "a correlation within people is not needed for trials, which has no column sdpre1i and sdpost1i (SDs before and after), sd1i, sd2i and ni (conditions of a crossover trial) or unpairedi");
    Table wrong = trials();
    wrong.doubleColumn("icci").set(0, 5.0);
    assertRefused(
        Conversion.of(wrong),
        "icci in trials must lie between 0 and 1 (it is an intracluster correlation), but row 1 ('A') holds '5'");
    assertThrows(MetaException.class, () -> Conversion.of(plain).withIcc(-0.1));
    assertThrows(MetaException.class, () -> Conversion.of(plain).withCorrelation(1.1));
  }

  private static void assertRefused(Conversion conversion, String message) {
    assertEquals(message, assertThrows(MetaException.class, conversion::convert).getMessage());
  }
}
