package io.github.metasaw.freq.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Selection models of dependent effects, against metaselection and against repeated rows. */
class ClusterBootstrapTest {

  /** The red-attractiveness effects by publication, the clusters of metaselection's vignette. */
  private static Table lehmann() {
    Table table = Meta.dataset("lehmann2018");
    StringColumn publication = StringColumn.create("publication");
    for (String study : table.stringColumn("study")) {
      String name = study.replaceAll(" - .*", "");
      publication.append(name.startsWith("Lehmann") ? "Lehmann & Calin-Jageman" : name);
    }
    return table.addColumns(publication);
  }

  private static SelectionFit fit(SelectionModel model, Table table, String formula) {
    return model.fit(Meta.fit(table, formula + " + meta_V(V = vi)"));
  }

  private static SelectionFit step(Table table) {
    return fit(SelectionModel.of("step").withSteps(0.025), table, "yi ~ 1");
  }

  /** Estimates with standard errors as printed in the vignette, of mu, tau2 and the weights. */
  private static void assertPrinted(
      SelectionFit fit, double[] estimates, double[] errors, double unit) {
    double[] delta = fit.delta();
    double[] seDelta = fit.seDelta();
    int first = fit.settings().type() == SelectionType.BETA ? 0 : 1;
    for (int j = 0; j < estimates.length; j++) {
      int a = first + j - 2;
      double estimate = j == 0 ? fit.estimate() : j == 1 ? fit.tau2() : delta[a];
      double se = j == 0 ? fit.se() : j == 1 ? fit.seTau2() : seDelta[a];
      assertEquals(estimates[j], estimate, unit, "estimate " + j);
      assertEquals(errors[j], se, unit, "standard error " + j);
    }
  }

  @Test
  void estimatesAndRobustErrorsAreMetaselections() {
    Table table = lehmann();
    assertPrinted(
        step(table).robust("publication"),
        new double[] {0.1328, 0.0811, 0.5485},
        new double[] {0.1373, 0.0845, 0.6160},
        6e-5);
    SelectionModel two = SelectionModel.of("step").withSteps(0.025, 0.5);
    assertPrinted(
        fit(two, table, "yi ~ 1").robust("publication"),
        new double[] {0.0725, 0.0842, 0.5022, 0.3410},
        new double[] {0.1590, 0.0907, 0.6111, 0.5097},
        6e-5);
    SelectionModel beta = SelectionModel.of("beta").withSteps(0.025, 0.975);
    assertPrinted(
        fit(beta, table, "yi ~ 1").robust("publication"),
        new double[] {-0.122, 0.165, 0.910, 1.610},
        new double[] {0.125, 0.150, 0.460, 0.337},
        6e-4);
  }

  /** The vignette's 99 resamples have quantiles with a Monte Carlo error of about 0.03. */
  @Test
  void percentileIntervalsAreMetaselections() {
    SelectionFit fit = step(lehmann()).bootstrap("publication", ClusterBootstrap.of(999, 1));
    assertEquals(-0.0045, fit.lower(), 0.06);
    assertEquals(0.440, fit.upper(), 0.09);
    assertEquals(0, fit.tau2BootstrapInterval().orElseThrow().lower(), 0.005);
    assertEquals(0.244, fit.tau2BootstrapInterval().orElseThrow().upper(), 0.05);
    Table weights = fit.deltaTable();
    assertEquals(0.0638, weights.doubleColumn("lower").getDouble(1), 0.04);
    assertEquals(2.942, weights.doubleColumn("upper").getDouble(1), 1.5);
    assertTrue(weights.doubleColumn("lower").isMissing(0), "a given weight has no interval");
    assertEquals(fit.lower(), fit.coefficients().doubleColumn("lower").getDouble(0));
    assertEquals(fit.lower(), fit.pooled().interval().lower());
  }

  /** A resample is the fit of a table in which rows stand as often as they were drawn. */
  @ParameterizedTest
  @EnumSource(ClusterResampling.class)
  void drawsAreFitsOfRepeatedRows(ClusterResampling resampling) {
    Table table = lehmann();
    SelectionFit fit = step(table);
    Clusters clusters = Clusters.of(fit.studies(), "publication");
    ClusterBootstrap settings = ClusterBootstrap.of(20, 5).withResampling(resampling);
    SelectionProblem problem = SelectionProblem.of(fit.settings(), fit.base());
    BootstrapDraws draws =
        new BootstrapRun(problem.solve(), clusters, settings).compute(0.95, Progress.none());
    assertEquals(0, draws.failed());
    List<RandomStream> streams = Streams.of(5).chains(20);
    for (int d = 0; d < 4; d++) {
      Table repeated = repeated(table, clusters.drawn(resampling, streams.get(d)));
      SelectionFit again = step(repeated).robust("copy");
      BootstrapDraws.Draw draw = draws.draws()[d];
      assertEquals(again.estimate(), draw.estimates()[0], 1e-5);
      assertEquals(again.se(), draw.errors()[0], 1e-4);
      assertEquals(again.tau2(), Math.exp(draw.estimates()[1]), 1e-5);
      assertEquals(again.delta()[1], Math.exp(draw.estimates()[2]), 1e-4);
      assertEquals(again.seDelta()[1] / again.delta()[1], draw.errors()[2], 1e-3);
    }
  }

  private static Table repeated(Table table, Clusters drawn) {
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    StringColumn study = StringColumn.create("study");
    StringColumn copy = StringColumn.create("copy");
    for (int c = 0; c < drawn.count(); c++) {
      for (int i : drawn.rows().get(c)) {
        yi.append(table.doubleColumn("yi").getDouble(i));
        vi.append(table.doubleColumn("vi").getDouble(i));
        study.append("row " + yi.size());
        copy.append("copy " + c);
      }
    }
    return Table.create("repeated", study, copy, yi, vi);
  }

  @Test
  void seedsGiveTheSameDigits() {
    SelectionFit fit = step(lehmann());
    SelectionFit one = fit.bootstrap("publication", ClusterBootstrap.of(40, 3));
    SelectionFit same = fit.bootstrap("publication", ClusterBootstrap.of(40, 3));
    SelectionFit other = fit.bootstrap("publication", ClusterBootstrap.of(40, 4));
    assertEquals(one.interval(), same.interval());
    assertNotEquals(one.interval(), other.interval());
    assertEquals(fit.estimate(), one.estimate());
    assertEquals("3", one.provenance().settings().get("seed"));
    assertThrows(MetaException.class, () -> ClusterBootstrap.of(19, 1));
  }

  @Test
  void interruptsEndIt() {
    SelectionFit fit = step(lehmann());
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class,
        () -> fit.bootstrap("publication", ClusterBootstrap.of(1000, 1)));
    assertTrue(Thread.interrupted());
  }

  /** A resample without the only cluster of a level has no fit: (1 - 1/m)^m of them. */
  @Test
  void resamplesWithoutAFitAreCounted() {
    Table table = lehmann();
    StringColumn only = StringColumn.create("only");
    StringColumn either = StringColumn.create("either");
    for (String name : table.stringColumn("publication")) {
      only.append(name.startsWith("Roberts") ? "yes" : "no");
      either.append(
          name.startsWith("Roberts") ? "b" : name.startsWith("Elliot & Niesta") ? "c" : "a");
    }
    table.addColumns(only, either);
    SelectionModel model = SelectionModel.of("step").withSteps(0.025);
    SelectionFit one =
        fit(model, table, "yi ~ only").bootstrap("publication", ClusterBootstrap.of(200, 1));
    Check check =
        one.checkList().stream()
            .filter(c -> c.name().equals("selection_bootstrap"))
            .findFirst()
            .orElseThrow();
    int failed = Integer.parseInt(check.value().replaceAll("failed=(\\d+) of 200", "$1"));
    double expected = 200 * Math.pow(1 - 1.0 / 41, 41);
    assertEquals(expected, failed, 4 * Math.sqrt(expected * (1 - expected / 200)));
    assertTrue(
        check.message().contains("more could not be fitted and are left out"), check.message());
    SelectionFit two = fit(model, table, "yi ~ either");
    String message =
        assertThrows(
                MetaException.class,
                () -> two.bootstrap("publication", ClusterBootstrap.of(200, 1)))
            .getMessage();
    assertTrue(message.contains("cluster resamples could not be fitted"), message);
  }

  @Test
  void anEstimatedCutPointIsRefused() {
    SelectionFit fit = fit(SelectionModel.of("truncest"), Meta.dataset("hackshaw1998"), "yi ~ 1");
    assertTrue(
        assertThrows(MetaException.class, () -> fit.bootstrap("study", ClusterBootstrap.of(20, 1)))
            .getMessage()
            .startsWith("an estimated cut-point has no score function"));
  }

  @Test
  void subgroupsAreResampledToo() {
    SelectionFit fit = step(lehmann()).bootstrap("publication", ClusterBootstrap.of(30, 2));
    Table groups = fit.subgroups("gender").table();
    SelectionFit females =
        step(lehmann().where(lehmann().stringColumn("gender").isEqualTo("females")))
            .bootstrap("publication", ClusterBootstrap.of(30, 2));
    int row = groups.stringColumn("subgroup").asList().indexOf("females");
    assertArrayEquals(
        new double[] {females.lower(), females.upper()},
        new double[] {
          groups.doubleColumn("lower").getDouble(row), groups.doubleColumn("upper").getDouble(row)
        },
        1e-9);
  }
}
