package io.github.metasaw.freq.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HeterogeneityTestTest {

  private static FrequentistFit bcg(String method) {
    return Meta.fit(
        Meta.dataset("bcg"), "yi ~ 1 + meta_V(V = vi)", FreqOptions.defaults().withMethod(method));
  }

  /** metafor 5.1: {@code rma(yi, vi, method, scale)} against the same without scale, and QS. */
  @ParameterizedTest
  @CsvSource({
    "REML, ablat, 1, 9.692327e-06, 9.693332e-06",
    "REML, alloc, 2, 0.8947855, 0.8752852",
    "ML, ablat, 1, 0.002494665, 0.002477599",
    "ML, alloc, 2, 1.335516, 1.069208"
  })
  void agreesWithMetafor(String method, String by, int df, double ratio, double wald) {
    HeterogeneityTest test = HeterogeneityTest.compute(bcg(method), by);
    assertEquals(df, test.df());
    assertEquals(ratio, test.likelihoodRatio(), 2e-6);
    assertEquals(wald, test.wald(), 1e-4 * Math.max(0.01, wald));
    assertEquals(
        ChiSquared.survival(test.likelihoodRatio(), df),
        test.table().doubleColumn("p").getDouble(0));
  }

  /** With one sampling variance the score by ML is Breusch and Pagan's (1979) of the groups. */
  @Test
  void scoreIsBreuschAndPagansForEqualVariances() {
    double[] yi = {0.9, -0.4, 1.4, 0.2, 0.5, 0.45, 0.52, 0.3, 0.41};
    double[] vi = {0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01};
    Table table =
        Table.create(
            DoubleColumn.create("yi", yi),
            DoubleColumn.create("vi", vi),
            StringColumn.create("group", "a", "a", "a", "a", "b", "b", "b", "b", "b"));
    FrequentistFit fit = Meta.fit(table, "yi ~ 1", FreqOptions.defaults().withMethod("ML"));
    double mean = 0;
    for (double y : yi) {
      mean += y / 9;
    }
    double[] squares = new double[2];
    for (int i = 0; i < 9; i++) {
      squares[i < 4 ? 0 : 1] += (yi[i] - mean) * (yi[i] - mean);
    }
    double total = (squares[0] + squares[1]) / 9;
    double expected =
        Math.pow(squares[0] / total - 4, 2) / 8 + Math.pow(squares[1] / total - 5, 2) / 10;
    assertEquals(expected, HeterogeneityTest.compute(fit, "group").score(), 1e-6);
  }

  /** In R: the score by differences of the restricted likelihood, its information by matrices. */
  @Test
  void scoreByRemlProjects() {
    assertEquals(2.845935e-06, HeterogeneityTest.compute(bcg("REML"), "ablat").score(), 1e-11);
    assertEquals(0.5393677, HeterogeneityTest.compute(bcg("REML"), "alloc").score(), 1e-6);
  }

  @Test
  void refusesWhatCannotBeTested() {
    FrequentistFit reml = bcg("REML");
    assertThrows(MetaException.class, () -> HeterogeneityTest.compute(reml, "nothing"));
    FrequentistFit moments = bcg("DL");
    assertTrue(
        assertThrows(MetaException.class, () -> HeterogeneityTest.compute(moments, "alloc"))
            .getMessage()
            .contains("fit it by REML"));
    FrequentistFit structured =
        Meta.fit(Meta.dataset("bcg"), "yi ~ 1 + meta_V(V = vi)\nsigma ~ ablat");
    assertThrows(MetaException.class, () -> HeterogeneityTest.compute(structured, "alloc"));
  }
}
