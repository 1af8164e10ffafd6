package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.freq.FreqOptions;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Wald tests of subsets, with the expected values of metafor's test_misc_anova. */
class TestedTermsTest {

  private static final FreqOptions KNHA = FreqOptions.defaults().withTest("knha");

  private static FrequentistFit bcg(String model, FreqOptions options) {
    return Meta.fit(Dataset.BCG.table(), model, options);
  }

  private static void check(double statistic, double p, ModeratorTest test) {
    assertEquals(statistic, test.statistic(), 1e-4);
    assertEquals(p, test.p(), 1e-4);
  }

  @Test
  void aFactorStandsForAllItsCoefficients() {
    FrequentistFit fit = bcg("yi ~ ablat + alloc", FreqOptions.defaults());
    check(1.2850, 0.5260, fit.waldTest("alloc"));
    assertEquals(fit.waldTest("alloc"), fit.waldTest("allocrandom", "allocsystematic"));
    assertTrue(Double.isNaN(fit.waldTest("alloc").df2()));
    assertEquals(fit.moderatorTest(), fit.waldTest("ablat", "alloc"));
  }

  @Test
  void testsOfKnappAndHartungAreF() {
    FrequentistFit fit = bcg("yi ~ ablat + alloc", KNHA);
    check(8.2194, 0.0186, fit.waldTest("ablat"));
    check(0.6007, 0.5690, fit.waldTest("alloc"));
    assertEquals(9, fit.waldTest("alloc").df2());
    Table each = bcg("yi ~ ablat + alloc + year", KNHA).waldTests("ablat", "alloc", "year");
    double[] f = {3.0213, 0.6503, 0.1410};
    for (int i = 0; i < f.length; i++) {
      assertEquals(f[i], each.doubleColumn("statistic").getDouble(i), 1e-4);
    }
    assertEquals(
        List.of("ablat", "alloc", "year", "ablat, alloc, year"),
        each.stringColumn("terms").asList());
    assertEquals(4, each.intColumn("df1").get(3));
  }

  /** anova(rma(yi, vi, mods = ~ ablat, scale = ~ alloc), att = 2:3): QS = 0.5365, p = 0.7647. */
  @Test
  void coefficientsOfTheScaleAreTestedToo() {
    FrequentistFit fit = bcg("yi ~ ablat\nsigma ~ alloc", FreqOptions.defaults());
    ModeratorTest scale = fit.waldTest("sigma:alloc");
    assertEquals(2, scale.df1());
    assertEquals(0.5365, scale.statistic(), 0.02);
    assertEquals(0.7647, scale.p(), 0.01);
    ModeratorTest both = fit.waldTest("ablat", "sigma:alloc");
    int[] tested = {1, 3, 4};
    RealMatrix v = MatrixUtils.createRealMatrix(fit.vcov()).getSubMatrix(tested, tested);
    double[] beta = Arrays.stream(tested).mapToDouble(j -> fit.beta()[j]).toArray();
    RealVector b = MatrixUtils.createRealVector(beta);
    double wald = b.dotProduct(MatrixUtils.inverse(v).operate(b));
    assertEquals(wald, both.statistic(), 1e-6 * wald);
    assertEquals(3, both.df1());
  }

  @Test
  void interactionsAreNamedByTheirModerators() {
    FrequentistFit fit = bcg("yi ~ ablat * alloc", FreqOptions.defaults());
    assertEquals(2, fit.waldTest("alloc").df1());
    assertEquals(2, fit.waldTest("ablat:alloc").df1());
    assertEquals(
        fit.waldTest("ablat:allocrandom", "ablat:allocsystematic"), fit.waldTest("ablat:alloc"));
    assertEquals(2, bcg("yi ~ factor(alloc)", KNHA).waldTest("factor(alloc)").df1());
    assertEquals(2, bcg("yi ~ factor(alloc)", KNHA).waldTest("alloc").df1());
    assertEquals(
        fit.waldTest("alloc"), fit.waldTest("alloc", "allocrandom"), "each coefficient once");
  }

  @Test
  void whatIsNotThereIsRefusedWithWhatIs() {
    FrequentistFit fit = bcg("yi ~ ablat + alloc", FreqOptions.defaults());
    String message = assertThrows(MetaException.class, () -> fit.waldTest("allok")).getMessage();
    assertTrue(message.contains("did you mean 'alloc'"), message);
    assertThrows(MetaException.class, () -> fit.waldTest());
    assertThrows(MetaException.class, () -> fit.waldTest("sigma:alloc"));
  }
}
