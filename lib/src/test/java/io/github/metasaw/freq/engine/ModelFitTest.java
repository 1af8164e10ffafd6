package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** One fit on two solvers: the same model tells the same, whichever found its numbers. */
class ModelFitTest {

  private static FrequentistFit fit(String mean, boolean structured, Tau2Estimator method) {
    FreqOptions options =
        FreqOptions.defaults().withMethod(method).withInformation(InformationMatrix.EXPECTED);
    String text = mean + " + meta_V(V = vi)" + (structured ? "\nsigma ~ 1" : "");
    return Meta.fit(Dataset.BCG.table(), text, options);
  }

  private static void agree(Table one, Table other, double tolerance) {
    for (Column<?> column : one.columns()) {
      if (column instanceof DoubleColumn numbers) {
        DoubleColumn there = other.doubleColumn(column.name());
        for (int i = 0; i < one.rowCount(); i++) {
          double expected = numbers.getDouble(i);
          assertEquals(
              expected,
              there.getDouble(i),
              Double.isNaN(expected) ? tolerance : tolerance * Math.max(1, Math.abs(expected)),
              one.name() + " " + column.name() + " " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"yi ~ 1, REML", "yi ~ 1, ML", "yi ~ ablat, REML", "yi ~ ablat + year, ML"})
  void bothSolversTellTheSame(String mean, Tau2Estimator method) {
    FrequentistFit one = fit(mean, false, method);
    FrequentistFit other = fit(mean, true, method);
    int p = one.beta().length;
    agree(one.coefficients(), other.coefficients().first(p), 1e-6);
    agree(one.predict(), other.predict(), 1e-6);
    agree(one.predict(Dataset.BCG.table()), other.predict(Dataset.BCG.table()), 1e-6);
    agree(one.shrinkage(), other.shrinkage(), 1e-6);
    agree(one.leaveOneOut(), other.leaveOneOut(), 1e-5);
    // metafor scales DFFITS by the leverage at the full tau2 for rma.uni, and anew for rma.mv.
    agree(one.influence().removeColumns("dffits"), other.influence().removeColumns("dffits"), 1e-4);
    assertEquals(one.moderatorTest().p(), other.moderatorTest().p(), 1e-6);
    assertEquals(one.R2(), other.R2(), 1e-5);
    assertEquals(one.logLik(), other.logLik(), 1e-9);
    assertEquals(one.bic(), other.bic(), 1e-9);
    assertEquals(one.Q(), other.Q(), 1e-9);
    assertEquals(one.I2(), other.I2(), 1e-6);
    assertEquals(one.zeta2(), other.zeta2(), 1e-12);
    assertEquals(one.heterogeneity().ZF2(), other.heterogeneity().ZF2(), 1e-9);
    for (int i = 0; i < 13; i++) {
      assertEquals(one.weights()[i], other.weights()[i], 1e-5);
    }
  }

  @Test
  void theTablesOfARegressionNameTheTermTheySpeakOf() {
    FrequentistFit regression = fit("yi ~ ablat", false, Tau2Estimator.REML);
    for (Table table : List.of(regression.leaveOneOut(), regression.cumulative("year"))) {
      assertTrue(
          table.stringColumn("term").asList().stream().allMatch("(Intercept)"::equals),
          table.name());
    }
    assertEquals(2, regression.cumulative("year").doubleColumn("estimate").countMissing());
    FrequentistFit slopes = fit("yi ~ 0 + ablat", true, Tau2Estimator.REML);
    assertEquals("ablat", slopes.leaveOneOut().stringColumn("term").get(0));
    FrequentistFit mean = fit("yi ~ 1", false, Tau2Estimator.REML);
    assertFalse(mean.leaveOneOut().columnNames().contains("term"));
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void someStudiesCanBeFittedAgain(boolean structured) {
    FrequentistFit all = fit("yi ~ ablat", structured, Tau2Estimator.REML);
    int[] rows = IntStream.range(0, 10).toArray();
    Solution some = all.refit(rows);
    Table first = Dataset.BCG.table().first(10);
    FrequentistFit alone =
        Meta.fit(
            first,
            "yi ~ ablat + meta_V(V = vi)" + (structured ? "\nsigma ~ 1" : ""),
            FreqOptions.defaults());
    assertEquals(alone.estimate(), some.estimate(0), 1e-7);
    assertEquals(alone.tau2(), some.tau2(), 1e-7);
    assertEquals(8, some.df());
    assertThrows(MetaException.class, () -> all.refit(0));
  }

  @Test
  void theSolutionSaysWhatIsAtTheEndOfItsRange() {
    Table table = Dataset.BCG.table();
    table.replaceColumn(
        "yi",
        DoubleColumn.create(
            "yi",
            new double[] {0.1, 0.11, 0.1, 0.12, 0.1, 0.1, 0.11, 0.1, 0.1, 0.12, 0.1, 0.1, 0.11}));
    for (String line : List.of("", "\nsigma ~ 1")) {
      FrequentistFit none = Meta.fit(table, "yi ~ 1 + meta_V(V = vi)" + line);
      Solution solution = none.refit(IntStream.range(0, 13).toArray());
      assertEquals(1, solution.boundary().size(), line);
      assertEquals("sigma:(Intercept)", solution.boundary().iterator().next().name());
      assertTrue(solution.search().converged());
      assertEquals(0, solution.tau2());
    }
  }

  /** metafor's test_misc_fitstats: deviance(res) by ML is 37.116. */
  @Test
  void theDevianceIsThatOfMetafor() {
    FrequentistFit ml = fit("yi ~ 1", false, Tau2Estimator.ML);
    assertEquals(37.116, ml.deviance(), 1e-3);
    assertEquals(ml.deviance(), fit("yi ~ 1", true, Tau2Estimator.ML).deviance(), 1e-8);
    FrequentistFit reml = fit("yi ~ 1", false, Tau2Estimator.REML);
    assertEquals(-2 * reml.logLik(), reml.deviance(), 1e-12);
  }

  /**
   * With V alone, the deviance of a fit by ML is Cochran's Q: both are the distance to the data.
   */
  @Test
  void theDevianceOfACommonEffectIsQ() {
    FrequentistFit common = fit("yi ~ ablat", false, Tau2Estimator.COMMON);
    assertEquals(common.Q(), common.deviance(), 1e-9);
  }
}
