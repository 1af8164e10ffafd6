package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Inputs at the edge of what can be estimated: the right number, a remark, or one clear line. */
class FreqFaultsTest {

  private static Table table(double[] yi, double[] vi) {
    return Table.create("d", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
  }

  private static FreqOptions method(Tau2Estimator method) {
    FreqOptions options = FreqOptions.defaults().withMethod(method);
    return method == Tau2Estimator.GENQ || method == Tau2Estimator.GENQM
        ? options.withWeights(new double[] {1, 1, 1, 1})
        : options;
  }

  private static Check check(FrequentistFit fit, String name) {
    return fit.checkList().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static String refusal(Table table, String model, FreqOptions options) {
    return assertThrows(MetaException.class, () -> Meta.fit(table, model, options)).getMessage();
  }

  @ParameterizedTest
  @EnumSource(Tau2Estimator.class)
  void magnitudesThatDoublesCannotHoldAreRefusedByRow(Tau2Estimator method) {
    double[] y = {.1, .5, .2, .3};
    double[] v = {.1, .1, .2, .3};
    for (double wrong : new double[] {1e160, -1e308}) {
      double[] extreme = y.clone();
      extreme[2] = wrong;
      String message = refusal(table(extreme, v), "yi ~ 1", method(method));
      assertTrue(message.contains("estimate of row 3"), message);
    }
    for (double wrong : new double[] {1e300, 1e-300, 4e-320, 1e-20}) {
      double[] extreme = v.clone();
      extreme[1] = wrong;
      String message = refusal(table(y, extreme), "yi ~ 1", method(method));
      assertTrue(message.contains("sampling variance of row 2"), message);
    }
  }

  @ParameterizedTest
  @EnumSource(Tau2Estimator.class)
  void resultsScaleWithTheUnitFarOut(Tau2Estimator method) {
    double[] y = {.1, .9, -.4, .6};
    double[] v = {.02, .03, .02, .03};
    FrequentistFit one = Meta.fit(table(y, v), "yi ~ 1", method(method));
    for (double unit : new double[] {1e-25, 1e25}) {
      double[] ys = Arrays.stream(y).map(value -> unit * value).toArray();
      double[] vs = Arrays.stream(v).map(value -> unit * unit * value).toArray();
      FrequentistFit other = Meta.fit(table(ys, vs), "yi ~ 1", method(method));
      assertEquals(one.estimate(), other.estimate() / unit, 1e-7);
      assertEquals(one.tau2(), other.tau2() / unit / unit, 1e-7);
      assertEquals(one.Q(), other.Q(), 1e-9 * one.Q());
    }
  }

  /** A dense search over tau2 finds the maximum at 0.062; that at 0 is lower. */
  @Test
  void aNarrowMaximumBesideAHugeVarianceIsFound() {
    double[] y = {
      1.438725249303344, .7922084838039438, .20899485851073624, -.18617978564743037, 100
    };
    double[] v = {
      .11593561326513105, .2355928470942887, .11735435992610976, .02395603433060415, 1000
    };
    Table table = table(y, v).addColumns(DoubleColumn.create("x", .89, -.56, .74, -1.19, 0));
    FrequentistFit fit = Meta.fit(table, "yi ~ x", method(Tau2Estimator.ML));
    assertEquals(0.062055, fit.tau2(), 1e-6);
    assertEquals(-11.944474, fit.logLik(), 1e-6);
    assertTrue(check(fit, "two_maxima").value().contains("and 0.000;"));
  }

  @Test
  void aLowerMaximumIsTold() {
    Table table =
        table(new double[] {.1, -3, 2.9, .15, .05}, new double[] {1e-4, 1, 1, 2e-4, 1e-4});
    FrequentistFit fit = Meta.fit(table, "yi ~ 1");
    assertEquals(0.00238047, fit.tau2(), 1e-8);
    assertTrue(check(fit, "two_maxima").value().startsWith("tau2=0.002380 and 2.554;"));
  }

  @Test
  void aSingularVHasNoQAndRowsThatAgreeExactlyNoLikelihood() {
    double[][] v = {{.04, .04, 0, 0}, {.04, .04, 0, 0}, {0, 0, .05, 0}, {0, 0, 0, .06}};
    double[] diagonal = {.04, .04, .05, .06};
    String model = "yi ~ 1 + meta_V(V = V)";
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(table(new double[] {.1, .2, .3, .5}, diagonal)).V(KnownV.dense(v)),
            model,
            Map.of(),
            FreqOptions.defaults());
    assertTrue(Double.isNaN(fit.Q()) && Double.isNaN(fit.I2()));
    MetaException refused =
        assertThrows(
            MetaException.class,
            () ->
                Meta.fit(
                    Meta.studies(table(new double[] {.1, .1, .3, .5}, diagonal)).V(KnownV.dense(v)),
                    model,
                    Map.of(),
                    FreqOptions.defaults()));
    assertTrue(refused.getMessage().contains("row 1 ('Study 1') and row 2"), refused.getMessage());
  }

  @Test
  void predictionsThatBreakAnAliasAreRemarkedOn() {
    Table table =
        table(new double[] {.1, .9, -.4, .6, .2}, new double[] {.1, .2, .3, .1, .2})
            .addColumns(
                DoubleColumn.create("x", 1, 2, 3, 4, 5), DoubleColumn.create("x2", 3, 5, 7, 9, 11));
    Table at = Table.create("at", DoubleColumn.create("x", 1, 2), DoubleColumn.create("x2", 3, 7));
    for (String model : List.of("yi ~ x + x2", "yi ~ x + x2 + meta_V(V = vi)\nsigma ~ 1")) {
      Table out = Meta.fit(table, model).predict(at);
      assertEquals("", out.stringColumn("remark").get(0));
      assertTrue(out.stringColumn("remark").get(1).startsWith("x2 was left out"));
      assertTrue(!Meta.fit(table, model).predict(at.first(1)).columnNames().contains("remark"));
    }
  }

  /** By the definition: (1 / k)^2 sum of squares times k / (k - 1). */
  @Test
  void robustErrorsOfPoolingWeightsAreThoseOfTheirMean() {
    Table bcg = Meta.dataset("bcg");
    FreqOptions options = FreqOptions.defaults().withWeights(FitAgainst.ones(13));
    FrequentistFit fit = Meta.fit(bcg, "yi ~ 1", options);
    double mean = bcg.doubleColumn("yi").mean();
    Table robust = fit.robust("trial", "CR1");
    assertEquals(mean, robust.doubleColumn("estimate").get(0), 1e-12);
    double variance = bcg.doubleColumn("yi").variance() / 13;
    assertEquals(Math.sqrt(variance), robust.doubleColumn("se").get(0), 1e-12);
    assertEquals(-3.848996, robust.doubleColumn("statistic").get(0), 1e-6);
  }

  /** Weights that are M^-1 change nothing, in any type. */
  @Test
  void robustErrorsWithTheModelsOwnWeightsAreTheOrdinaryOnes() {
    Table bcg = Meta.dataset("bcg");
    FrequentistFit fit = Meta.fit(bcg, "yi ~ ablat");
    double[] w = Arrays.stream(fit.studies().vi()).map(v -> 1 / (v + fit.tau2())).toArray();
    FrequentistFit weighted = Meta.fit(bcg, "yi ~ ablat", FreqOptions.defaults().withWeights(w));
    for (String type : List.of("CR0", "CR1", "CR2")) {
      Table one = fit.robust("alloc", type);
      Table other = weighted.robust("alloc", type);
      for (String column : List.of("estimate", "se", "df")) {
        for (int j = 0; j < 2; j++) {
          double expected = one.doubleColumn(column).get(j);
          double found = other.doubleColumn(column).get(j);
          assertEquals(expected, found, 1e-7 * Math.abs(expected), type + " " + column);
        }
      }
    }
  }

  @Test
  void oneStudySaysWhichTestAndWhichCriteriaThereAre() {
    FrequentistFit fit =
        Meta.fit(
            table(new double[] {.3}, new double[] {.1}),
            "yi ~ 1",
            FreqOptions.defaults().withTest(CoefficientTest.KNHA));
    String words = check(fit, "number_of_studies").message();
    assertTrue(words.contains("test z was used") && words.contains("BIC and AICc"), words);
    assertTrue(Double.isNaN(fit.bic()) && Double.isNaN(fit.aicc()));
  }

  @Test
  void aVarianceTestedAtZeroHasHalfThePValue() {
    Table bcg = Meta.dataset("bcg").first(5);
    FrequentistFit large = Meta.fit(bcg, "yi ~ 1", method(Tau2Estimator.ML));
    FrequentistFit small =
        Meta.fit(bcg, "yi ~ 1 + meta_V(V = vi)\nsigma ~ 0", method(Tau2Estimator.ML));
    Table test = large.compare(small);
    double p = test.doubleColumn("p").get(1);
    String half = String.format(java.util.Locale.ROOT, "p = %.4g, half of it", p / 2);
    assertTrue(test.stringColumn("remark").get(1).contains(half), test.toString());
  }

  @Test
  void whatTheModelCannotBeIsSaid() {
    Table table =
        table(new double[] {.1, .9, -.4, .6, .2, .3}, new double[] {.1, .2, .3, .1, .2, .2})
            .addColumns(
                DoubleColumn.create("x", 1, 2, 3, 4, 5, 6),
                StringColumn.create("study", "a", "a", "b", "b", "c", "c"));
    String twice =
        refusal(
            table,
            "yi ~ 1 + (1 | p | study) + (x | study) + meta_V(V = vi)",
            FreqOptions.defaults());
    assertTrue(twice.startsWith("the intercept varies over study in"), twice);
    String common =
        refusal(table, "yi ~ 1 + (1 | study) + meta_V(V = vi)", method(Tau2Estimator.COMMON));
    assertTrue(common.contains("sigma ~ 0 is that model"), common);
    Table variances =
        Meta.fit(table, "yi ~ 1 + (1 | study) + (0 + x + vi | study) + meta_V(V = vi)").variances();
    assertTrue(variances.columnNames().contains("groupVariance(study:x,vi)"));
  }
}
