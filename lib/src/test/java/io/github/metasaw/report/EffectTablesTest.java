package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.statement.Numbers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Effects are read on their own scale in every table and sheet; nothing else is moved there. */
class EffectTablesTest {

  private static final Table BCG = Meta.dataset("bcg");
  private static final FrequentistFit FIT = Meta.fit(Meta.studies(BCG).read());
  private static final FrequentistFit SCALE =
      Meta.fit(BCG, "yi ~ ablat + meta_V(V = vi)\nsigma ~ alloc");
  private static final FrequentistFit BY_ALLOCATION = Meta.fit(BCG, "yi ~ alloc");
  private static final BayesFit POSTERIOR = Meta.bayes(BCG, "yi ~ 1\nprior tau = half_cauchy(0.5)");

  private static final Map<String, Supplier<Table>> OF_EFFECTS =
      Map.of(
          "leaveOneOut",
          FIT::leaveOneOut,
          "cumulative",
          FIT::cumulative,
          "predict",
          FIT::predict,
          "means",
          () -> BY_ALLOCATION.marginalMeans("alloc"),
          "contrast",
          () -> BY_ALLOCATION.contrast(Map.of("allocrandom", 1.0)),
          "shrinkage",
          FIT::shrinkage,
          "averages",
          () -> WeightedAverages.of(FIT.studies(), "equal").table(),
          "subgroups",
          () -> FIT.subgroups("alloc").table());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leaveOneOut",
        "cumulative",
        "predict",
        "means",
        "contrast",
        "shrinkage",
        "averages",
        "subgroups"
      })
  void estimatesAndBoundsAreRatios(String name) {
    Table logs = OF_EFFECTS.get(name).get();
    Table ratios = Render.transformed(logs, Transformation.EXP);
    assertEquals(logs.rowCount(), ratios.rowCount());
    for (String column : List.of("estimate", "lower", "upper")) {
      for (int i = 0; i < logs.rowCount(); i++) {
        double log = logs.doubleColumn(column).getDouble(i);
        assertEquals(Math.exp(log), ratios.doubleColumn(column).getDouble(i), 1e-15, column);
      }
    }
    assertFalse(ratios.columnNames().contains("se"));
    for (String own : List.of("tau2", "Q", "I2", "p", "statistic", "shrinkage")) {
      if (logs.columnNames().contains(own)) {
        assertEquals(logs.column(own).asList(), ratios.column(own).asList(), own);
      }
    }
  }

  @Test
  void tablesWithoutEffectsAreRefused() {
    Map<String, Supplier<Table>> others =
        Map.of(
            "influence", FIT::influence,
            "variances", SCALE::variances,
            "components", SCALE::components,
            "scale", () -> SCALE.predictScale(SCALE.studies().table()),
            "checks", FIT::checks,
            "correlations", SCALE::correlations,
            "profile", () -> SCALE.profile("sigma:(Intercept)", 5));
    others.forEach(
        (name, table) -> {
          MetaException fault =
              assertThrows(
                  MetaException.class,
                  () -> Render.transformed(table.get(), Transformation.EXP),
                  name);
          assertTrue(fault.getMessage().contains("holds no effects"), fault.getMessage());
        });
  }

  @Test
  void rowsOfSpreadsStay() {
    Table logs = SCALE.coefficients();
    Table shown = Render.transformed(SCALE, logs, Transformation.EXP);
    for (int i = 0; i < logs.rowCount(); i++) {
      boolean isMean = i < SCALE.design().columns();
      double log = logs.doubleColumn("estimate").getDouble(i);
      assertEquals(isMean ? Math.exp(log) : log, shown.doubleColumn("estimate").getDouble(i));
      assertEquals(isMean, Double.isNaN(shown.doubleColumn("se").getDouble(i)));
    }
    String sheet = Render.summary(SCALE, Transformation.EXP).text();
    assertTrue(sheet.contains("mu, the mean, as a ratio"), sheet);
    assertTrue(sheet.contains("everything else, heterogeneity above all, is on the scale"), sheet);
  }

  @Test
  void theSummaryShowsTheRatioAndKeepsTau2() {
    String logs = Render.summary(FIT).text();
    String ratios = Render.summary(FIT, Transformation.EXP).text();
    assertTrue(ratios.contains(Numbers.of(FIT.tau2())), ratios);
    assertTrue(ratios.contains("ratio"), ratios);
    assertTrue(ratios.contains("0.4894"), ratios);
    assertFalse(ratios.contains("estimate"), ratios);
    assertEquals(logs, Render.summary(FIT, Transformation.IDENTITY).text());
  }

  @Test
  void aPosteriorKeepsItsSpreads() {
    Table logs = Render.summaryTable(POSTERIOR, List.of());
    Table shown = Render.summaryTable(POSTERIOR, List.of(), Transformation.EXP);
    List<String> names = logs.stringColumn("variable").asList();
    for (String name : List.of("mu", "theta_new", "theta[3]", "beta_F")) {
      int i = names.indexOf(name);
      assertEquals(
          Math.exp(POSTERIOR.median(name)), shown.doubleColumn("median").getDouble(i), 1e-12);
      assertTrue(Double.isNaN(shown.doubleColumn("sd").getDouble(i)), name);
    }
    for (String name : List.of("tau", "tau2", "zeta2")) {
      int i = names.indexOf(name);
      assertEquals(
          logs.doubleColumn("median").getDouble(i), shown.doubleColumn("median").getDouble(i));
    }
    String sheet = Render.summary(POSTERIOR, Transformation.EXP).text();
    assertTrue(sheet.contains("geometric mean"), sheet);
  }

  @Test
  void aComparisonShowsRatios() {
    Table shown =
        Render.comparisonTable(
            List.of(FIT, POSTERIOR),
            io.github.metasaw.estimand.Estimand.Reading.RANDOM,
            Transformation.EXP);
    assertEquals(Math.exp(FIT.estimate()), shown.doubleColumn("estimate").getDouble(0), 1e-15);
    assertEquals(FIT.tau2(), shown.doubleColumn("spread value").getDouble(0));
    String sheet =
        Render.comparison(
                List.of(FIT, POSTERIOR),
                io.github.metasaw.estimand.Estimand.Reading.RANDOM,
                Transformation.EXP)
            .text();
    assertFalse(sheet.contains("(SE"), sheet);
  }

  /** Studies that know their measure are shown on its scale unasked. */
  @Test
  void theMeasureDecidesWhereNobodyAsks() {
    FrequentistFit known = Meta.fit(FIT.studies().withMeasure(EffectMeasure.RR));
    assertEquals(Render.summary(FIT, Transformation.EXP).text(), Render.summary(known).text());
    assertTrue(Meta.forest(known).text().contains("Risk ratio [95 % CI]"));
    assertEquals(EffectMeasure.RR, known.studies().select(0, 1).measure());
  }
}
