package io.github.metasaw.freq.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** SDs with moderators whose likelihood is highest where they are 0 in some rows or in all. */
class LimitSearchTest {

  private static final double[] Y = {.30, .32, .29, .31, .1, .9, -.4, .6};
  private static final double[] V = {.02, .03, .04, .02, .03, .02, .02, .03};

  private static Table oneLevelAlike(double unit, String calm, String wild) {
    String[] g = new String[8];
    Arrays.fill(g, 0, 4, calm);
    Arrays.fill(g, 4, 8, wild);
    return Table.create(
        "d",
        DoubleColumn.create("yi", Arrays.stream(Y).map(y -> unit * y).toArray()),
        DoubleColumn.create("vi", Arrays.stream(V).map(v -> unit * unit * v).toArray()),
        StringColumn.create("g", g),
        DoubleColumn.create("x", Arrays.stream(g).mapToDouble(l -> l.equals(calm) ? 3 : 7)));
  }

  private static FrequentistFit fit(Table table, String sigma, Tau2Estimator method) {
    return Meta.fit(
        table, "yi ~ 1 + meta_V(V = vi)\n" + sigma, FreqOptions.defaults().withMethod(method));
  }

  private static Check check(FrequentistFit fit, String name) {
    return fit.checkList().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /** Minus the log-likelihood of the four wild rows' variance, by its definition. */
  private static double restricted(double variance) {
    double sumW = 0;
    double sumWy = 0;
    double logs = 0;
    double squares = 0;
    for (int i = 0; i < 8; i++) {
      double m = V[i] + (i < 4 ? 0 : variance);
      sumW += 1 / m;
      sumWy += Y[i] / m;
      squares += Y[i] * Y[i] / m;
      logs += Math.log(m);
    }
    double rss = squares - sumWy * sumWy / sumW;
    return -0.5 * (7 * Math.log(2 * Math.PI) + logs + Math.log(sumW / 8) + rss);
  }

  /** One level of a factor: metafor 3.8 with tau2 given by row has the same mean. */
  @ParameterizedTest
  @ValueSource(strings = {"sigma ~ g", "sigma ~ 0 + g", "sigma ~ x"})
  void aLevelThatDiffersNoMoreThanChanceHasAnSdOfZero(String sigma) {
    FrequentistFit fit = fit(oneLevelAlike(1, "a", "b"), sigma, Tau2Estimator.REML);
    assertEquals(0, fit.sigma()[0]);
    double wild = fit.sigma()[7];
    assertEquals(0.48267, wild, 1e-5);
    assertEquals(restricted(wild * wild), fit.logLik(), 1e-12);
    for (double factor : new double[] {0.99, 1.01}) {
      assertTrue(restricted(wild * wild * factor) < fit.logLik());
    }
    assertEquals(0.3052, fit.estimate(), 5e-5);
    assertEquals(0.0758, fit.se(), 5e-5);
    assertEquals(0.157, fit.lower(), 5e-4);
    assertEquals(0.454, fit.upper(), 5e-4);
    Check zero = check(fit, "sd_at_zero");
    assertTrue(zero.value().startsWith("sigma=0 in 4 of 8 (Study 1,"), zero.value());
    fit.coefficients().stream()
        .filter(row -> !Double.isFinite(row.getDouble("estimate")))
        .forEach(row -> assertTrue(zero.value().contains(row.getString("term"))));
  }

  @ParameterizedTest
  @CsvSource({"1e-4, a, b", "3.7, b, a", "1e6, z, c"})
  void unitsAndLabelsDoNotMatter(double unit, String calm, String wild) {
    for (Tau2Estimator method : new Tau2Estimator[] {Tau2Estimator.ML, Tau2Estimator.REML}) {
      FrequentistFit one = fit(oneLevelAlike(1, "a", "b"), "sigma ~ g", method);
      FrequentistFit other = fit(oneLevelAlike(unit, calm, wild), "sigma ~ 0 + g", method);
      int rows = method == Tau2Estimator.ML ? 8 : 7;
      assertEquals(one.logLik(), other.logLik() + rows * Math.log(unit), 1e-8);
      assertEquals(one.estimate(), other.estimate() / unit, 1e-8);
      assertEquals(one.se(), other.se() / unit, 1e-8);
    }
  }

  /** Nothing is left for sigma, so the mean is that of the common-effect regression. */
  @Test
  void aNumericModeratorOfNoHeterogeneityHasNoCoefficient() {
    Table table =
        Table.create(
            "d",
            DoubleColumn.create("yi", .1, .2, .35, .5, .45, .7),
            DoubleColumn.create("vi", .02, .03, .04, .02, .03, .05),
            DoubleColumn.create("dose", 210, 260, 330, 405, 390, 520));
    FrequentistFit fit = Meta.fit(table, "yi ~ dose + meta_V(V = vi)\nsigma ~ dose");
    FrequentistFit common =
        Meta.fit(table, "yi ~ dose", FreqOptions.defaults().withMethod(Tau2Estimator.COMMON));
    // metafor 3.8: rma(yi, vi, mods = ~ dose, tau2 = 0), which is -3.090159 without log |X'X| / 2.
    assertEquals(3.319828, fit.logLik(), 1e-6);
    for (int j = 0; j < 2; j++) {
      assertEquals(common.beta()[j], fit.beta()[j], 1e-9);
      assertEquals(common.standardErrors()[j], fit.standardErrors()[j], 1e-9);
    }
    assertEquals(0, Arrays.stream(fit.sigma()).max().orElseThrow());
    assertTrue(
        check(fit, "sd_at_zero").value().endsWith("no estimate of sigma:(Intercept), sigma:dose"));
    assertTrue(Double.isNaN(fit.beta()[2]) && Double.isNaN(fit.beta()[3]));
  }

  @Test
  void aSteepSlopeWithAMaximumStaysFinite() {
    Table table =
        Table.create(
            "d",
            DoubleColumn.create("yi", .1, .2, .35, .5, .45, .7),
            DoubleColumn.create("vi", .02, .03, .04, .02, .03, .05),
            DoubleColumn.create("dose", 210, 260, 330, 405, 390, 520));
    FrequentistFit fit = Meta.fit(table, "yi ~ 1 + meta_V(V = vi)\nsigma ~ dose");
    assertTrue(Arrays.stream(fit.beta()).allMatch(Double::isFinite));
    assertTrue(fit.checkList().stream().noneMatch(c -> c.name().equals("sd_at_zero")));
    assertEquals(1.206100, fit.logLik(), 1e-6);
  }

  /** No search from anywhere finds more. */
  @Test
  void noHigherLikelihoodIsFoundFromOtherStarts() {
    Random random = new Random(5);
    for (int trial = 0; trial < 40; trial++) {
      int k = 8 + random.nextInt(8);
      Table table = simulated(random, k);
      String sigma = trial % 2 == 0 ? "sigma ~ g" : "sigma ~ x";
      Tau2Estimator method = trial % 3 == 0 ? Tau2Estimator.ML : Tau2Estimator.REML;
      FrequentistFit fit = fit(table, sigma, method);
      ModelSpec spec = ModelSpec.parse("yi ~ 1 + meta_V(V = vi)\n" + sigma, Map.of());
      GaussianModel model = ModelBuilder.build(spec, spec.read(StudyReader.of(table)));
      int q = model.structure().dimension();
      for (int start = 0; start < 15; start++) {
        double[] theta = random.doubles(q, -8, 8).toArray();
        var likelihood = StructuredSolution.likelihood(model, method == Tau2Estimator.REML, null);
        double found = LimitSearch.from(likelihood, theta, new boolean[q]).logLik();
        assertFalse(found > fit.logLik() + 1e-7, "trial " + trial + ", start " + start);
      }
    }
  }

  private static Table simulated(Random random, int k) {
    double[] x = random.doubles(k, -2, 2).toArray();
    double[] v = random.doubles(k, 0.02, 0.2).toArray();
    double[] y = new double[k];
    String[] g = new String[k];
    for (int i = 0; i < k; i++) {
      g[i] = "abc".substring(i % 3, i % 3 + 1);
      y[i] = random.nextGaussian() * Math.sqrt(v[i] + 0.2 * Math.exp(3 * x[i]) * (i % 2));
    }
    return Table.create(
        "d",
        DoubleColumn.create("yi", y),
        DoubleColumn.create("vi", v),
        DoubleColumn.create("x", x),
        StringColumn.create("g", g));
  }

  /** Both a group and rows of their own at 0: the mean is the common-effect one in every unit. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-5, 730})
  void allSdsAtZeroLeaveTheCommonEffect(double unit) {
    double[] y = {.10, .11, .12, .11, .10, .12, .11, .10};
    Table table =
        Table.create(
            "d",
            DoubleColumn.create("yi", Arrays.stream(y).map(value -> unit * value).toArray()),
            DoubleColumn.create("vi", Arrays.stream(V).map(v -> unit * unit * v).toArray()),
            StringColumn.create("study", "p", "p", "q", "q", "r", "r", "s", "s"),
            StringColumn.create("g", "a", "b", "a", "b", "a", "b", "a", "b"));
    String model = "yi ~ 1 + (1 | study) + meta_V(V = vi)\nsigma ~ g";
    FrequentistFit fit = Meta.fit(table, model);
    FrequentistFit common =
        Meta.fit(table, "yi ~ 1", FreqOptions.defaults().withMethod(Tau2Estimator.COMMON));
    assertEquals(common.se(), fit.se(), 1e-9 * common.se());
    assertEquals(common.estimate(), fit.estimate(), 1e-9 * common.se());
    assertEquals(0, fit.tau2());
  }
}
