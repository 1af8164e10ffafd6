package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.selection.SelectionModel;
import io.github.metasaw.genetics.Distances;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The numbers that figures give are those of the fits that they show. */
class FigureTablesTest {

  private static final FrequentistFit FIT = Meta.fit(Meta.dataset("bcg"), "yi ~ 1");
  private static final BayesFit POSTERIOR =
      Meta.bayes(
          Meta.dataset("eight_schools"),
          "yi ~ 1\nprior tau = half_cauchy(5)\nprior mu = normal(0, sd = 20)",
          BayesOptions.defaults());

  private static Table rows(Table table, String column, String value) {
    return table.where(table.stringColumn(column).isEqualTo(value));
  }

  private static double[] values(Table table, String column) {
    return table.doubleColumn(column).asDoubleArray();
  }

  /** By the rule of trapezia. */
  private static double integral(double[] x, double[] y) {
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      sum += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
    }
    return sum;
  }

  @Test
  void risksOfBothGroupsAreEventsOfTotals() {
    Table counts = Meta.dataset("nielweise2007");
    Table data = Figures.labbe(Meta.studies(Meta.effects(counts, EffectMeasure.OR)).read()).data();
    for (int i = 0; i < data.rowCount(); i++) {
      double events = counts.numberColumn("ai").getDouble(i);
      double total = counts.numberColumn("n1i").getDouble(i);
      assertEquals(events / total, data.doubleColumn("group 1").getDouble(i), 1e-12);
    }
    assertEquals(1, data.doubleColumn("share of precision").sum(), 1e-12);
  }

  @Test
  void aBubblePlotGivesEstimatesAndTheFittedLine() {
    FrequentistFit fit = Meta.fit(Meta.dataset("bcg"), "yi ~ ablat");
    Table data = RegressionFigures.bubble(fit, "ablat", "").data();
    Table points = rows(data, "layer", "estimate");
    assertEquals(13, points.rowCount());
    assertEquals(fit.studies().yi()[4], points.doubleColumn("estimate").getDouble(4), 1e-12);
    Table line = rows(data, "layer", "mean");
    double[] beta = fit.coefficients().doubleColumn("estimate").asDoubleArray();
    double x = line.doubleColumn("moderator").getDouble(7);
    assertEquals(beta[0] + x * beta[1], line.doubleColumn("estimate").getDouble(7), 1e-10);
  }

  @Test
  void weightsOfEachModelSumToAHundred() {
    FrequentistFit common = Meta.fit(FIT.studies(), FreqOptions.defaults().withMethod("common"));
    Table data = Figures.weights(FIT, common).data();
    assertEquals(26, data.rowCount());
    assertEquals(200, data.doubleColumn("weight (%)").sum(), 1e-9);
  }

  @Test
  void estimandsAreTheMeansOfTheModels() {
    Table data = Figures.estimands(List.of(FIT), Estimand.Reading.RANDOM).data();
    assertEquals(14, data.rowCount());
    assertEquals(FIT.estimate(), values(rows(data, "row", "mean"), "estimate")[0], 1e-12);
  }

  @Test
  void densitiesIntegrateToOneAndHaveTheirMedian() {
    Table data = PosteriorFigures.density(POSTERIOR, "mu", "tau").data();
    Table mu = rows(data, "variable", "mu");
    Table curve = rows(mu, "row", "density");
    assertEquals(1, integral(values(curve, "value"), values(curve, "density")), 0.01);
    assertEquals(POSTERIOR.median("mu"), values(rows(mu, "row", "median"), "value")[0], 1e-12);
  }

  @Test
  void theCurvesOfTauAreDensities() {
    Table data = PosteriorFigures.tau(POSTERIOR).data();
    Table posterior = rows(data, "curve", "posterior");
    assertEquals(1, integral(values(posterior, "tau"), values(posterior, "density")), 0.05);
    Table prior = rows(data, "curve", "prior");
    double tau = prior.doubleColumn("tau").getDouble(10);
    double halfCauchy = 2 / (Math.PI * 5 * (1 + tau * tau / 25));
    assertEquals(halfCauchy, prior.doubleColumn("density").getDouble(10), 1e-9);
  }

  @Test
  void shrinkageLiesBetweenEstimateAndMean() {
    Table data = PosteriorFigures.shrinkage(POSTERIOR).data();
    assertEquals(8, data.rowCount());
    assertEquals(28, data.doubleColumn("estimate").getDouble(0), 1e-12);
    assertEquals(
        POSTERIOR.mean("theta[1]"), data.doubleColumn("posterior mean").getDouble(0), 1e-9);
  }

  @Test
  void aWeightFunctionIsThatOfItsFit() {
    SelectionFit fit = SelectionModel.of("step").withSteps(0.025).fit(FIT);
    Table data = SelectionFigures.selection(fit).data();
    assertEquals(13, rows(data, "layer", "study").rowCount());
    Table curve = rows(data, "layer", "weight");
    double[] at = values(curve, "at");
    double[] expected = values(fit.weights(at), "weight");
    double[] drawn = values(curve, "weight");
    for (int i = 0; i < at.length; i++) {
      assertEquals(expected[i], drawn[i], 1e-15);
    }
    assertEquals(1, drawn[0], 1e-15);
  }

  @Test
  void branchesOfATreeJoinAtTheirDistances() {
    double[][] d = {{0, 1, 4}, {1, 0, 6}, {4, 6, 0}};
    Table data = GeneticsFigures.dendrogram(Distances.of(List.of("A", "B", "C"), d)).data();
    assertEquals(List.of("A", "branch 1"), data.stringColumn("left").asList());
    assertEquals(List.of("B", "C"), data.stringColumn("right").asList());
    assertEquals(1, data.doubleColumn("height").getDouble(0), 1e-12);
    assertEquals(5, data.doubleColumn("height").getDouble(1), 1e-12);
  }

  @Test
  void layersOfAChartAreRows() {
    Table data =
        Chart.of("Sketch", "x", "y")
            .withLine("line", new double[] {0, 1}, new double[] {2, 3})
            .withRule("limit", 0.5)
            .figure()
            .data();
    assertEquals(3, data.rowCount());
    assertEquals(3, rows(data, "layer", "line").doubleColumn("y").getDouble(1));
    DoubleColumn rule = rows(data, "kind", "rule").doubleColumn("x");
    assertEquals(0.5, rule.getDouble(0));
    assertTrue(Double.isNaN(rows(data, "kind", "rule").doubleColumn("y").getDouble(0)));
  }
}
