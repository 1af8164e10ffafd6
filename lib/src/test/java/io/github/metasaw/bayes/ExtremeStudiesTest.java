package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.check.MetaException;
import io.github.metasaw.fit.BayesFit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Studies that are known all but exactly or say nothing, and effects of any size. */
class ExtremeStudiesTest {

  private static final String PRIORS = "prior mu = normal(0, sd = 1)\nprior tau = half_cauchy(0.5)";
  private static final double[] ONE = {0, .2, 1, .3, .5};
  private static final double[] TWO = {0, .2, .2, .3, .5};

  private static BayesFit fit(double[] yi, double[] vi, String text, BayesOptions options) {
    Table table =
        Table.create("data", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
    table.addColumns(DoubleColumn.create("x", java.util.Arrays.copyOf(X, yi.length)));
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> Meta.bayes(Meta.studies(table), text, Map.of(), options));
  }

  private static final double[] X = {0, 1, 4, 2, 2, 4};

  private static BayesFit fit(double[] yi, double... vi) {
    return fit(yi, vi, "yi ~ 1\n" + PRIORS, BayesOptions.defaults());
  }

  /**
   * log of the integral over tau and the mean of tau by the trapezoidal rule in log tau, residual
   * squares as a sum over pairs of studies, the prior of mu being one, which loses no digits.
   */
  private static double[] trapezoidal(double[] yi, double[] vi) {
    int k = yi.length;
    double[] y = java.util.Arrays.copyOf(yi, k + 1);
    double mass = 0;
    double first = 0;
    double step = 1.0 / 16;
    for (double u = -354; u < 12; u += step) {
      double tau = Math.exp(u);
      double[] w = new double[k + 1];
      w[k] = 1;
      double sum = 1;
      double logDet = 0;
      for (int i = 0; i < k; i++) {
        w[i] = 1 / (vi[i] + tau * tau);
        sum += w[i];
        logDet += Math.log(w[i]);
      }
      double rss = 0;
      for (int i = 0; i <= k; i++) {
        for (int j = 0; j < i; j++) {
          rss += w[i] * (w[j] / sum) * (y[i] - y[j]) * (y[i] - y[j]);
        }
      }
      double log =
          0.5 * (logDet - k * Math.log(2 * Math.PI) - Math.log(sum) - rss)
              - Math.log(Math.PI * 0.25 * (1 + 4 * tau * tau))
              + u;
      mass += Math.exp(log) * step;
      first += Math.exp(log) * step * tau;
    }
    return new double[] {Math.log(mass), first / mass};
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-12, 1e-18, 1e-20, 1e-30, 1e-100, 1e-200, 1e-300})
  void aStudyKnownExactlyIsTheLimit(double s) {
    BayesFit fit = fit(ONE, .8, s, .3, .6, .2);
    assertEquals(.2625826836, fit.mean("tau"), 2e-9 + s);
    assertEquals(.2350513067, fit.sd("tau"), 2e-9 + s);
    assertEquals(-4.884346104, fit.logMarginal(), 2e-9 + 10 * s);
    assertEquals(.2885723487, fit.mean("mu"), 2e-9 + 10 * s);
    assertEquals(.2, fit.mean("theta[2]"), 1e-12 + 10 * s);
    assertEquals(1, fit.sd("theta[2]") / Math.sqrt(s), 1e-7);
    assertEquals(.2, fit.median("beta_F"), 1e-12 + 10 * s);
    assertEquals(2.051032621, fit.bayesFactor("tau = 0"), 1e-7 + 10 * s);
    double[] weights = fit.weights();
    assertEquals(67.15252, weights[1], 1e-4);
    assertTrue(fit.checks().stringColumn("status").asList().stream().noneMatch("warning"::equals));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e20, 1e30, 1e100, 1e300})
  void aStudyThatSaysNothingIsLeftOut(double s) {
    BayesFit fit = fit(ONE, .8, s, .3, .6, .2);
    BayesFit without = fit(new double[] {0, 1, .3, .5}, .8, .3, .6, .2);
    for (String name : new String[] {"mu", "tau", "tau2", "theta_new", "beta_F"}) {
      assertEquals(without.mean(name), fit.mean(name), 1e-7);
      assertEquals(without.sd(name), fit.sd(name), 1e-7);
      assertEquals(without.quantile(name, .975), fit.quantile(name, .975), 1e-7);
    }
    assertEquals(without.logMarginal() - 0.5 * Math.log(2 * Math.PI * s), fit.logMarginal(), 1e-6);
  }

  /** The limit of two that agree is tau = 0, approached as 1/log s. */
  @ParameterizedTest
  @CsvSource({
    "1e-14, 0.02330675464, 0.07623161204, -1.061729289",
    "1e-30, 0.01067174912, 0.05287446427, -0.2805857766",
    "1e-300, 0.001051586276, 0.01689980852, 2.036714441"
  })
  void twoThatAgree(double s, double mean, double sd, double logMarginal) {
    BayesFit fit = fit(TWO, .8, s, s, .6, .2);
    assertEquals(mean, fit.mean("tau"), 1e-8 * mean);
    assertEquals(sd, fit.sd("tau"), 1e-8 * sd);
    assertEquals(logMarginal, fit.logMarginal(), 2e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-10, 1e-14, 1e-50, 1e-100, 1e-290})
  void anyNumberOfPreciseStudies(double s) {
    double[][] effects = {{0, .2, .25, .3, .5}, {.1, .1, .1, .6, .5}, {.1, .1, .3, .3, .5}};
    for (double[] yi : effects) {
      double[] vi = {s, s, 3 * s, .6, .2};
      double[] expected = trapezoidal(yi, vi);
      BayesFit fit = fit(yi, vi);
      assertEquals(expected[0], fit.logMarginal(), 1e-8);
      assertEquals(expected[1], fit.mean("tau"), 1e-7 * expected[1]);
    }
  }

  /** With one precise study and a moderator, and with a Student prior, nothing changes below. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yi ~ x\\nprior mu = normal(0, sd = 1)\\nprior x = normal(0, sd = 1)|x",
        "yi ~ x\\nprior mu = normal(0, sd = 1)\\nprior x = cauchy(0, 1)|x",
        "yi ~ 1\\nprior mu = cauchy(0, 1)|mu",
        "yi ~ 1\\nprior mu = fixed(0.3)|mu",
        "yi ~ 0 + x\\nprior x = normal(0, sd = 1)|x"
      })
  void otherModelsAreContinuous(String text, String coefficient) {
    String model = text.replace("\\n", "\n") + "\nprior tau = half_cauchy(0.5)";
    double[][] found = new double[4][];
    double[] values = {1e-11, 1e-20, 1e-100, 1e-300};
    for (int i = 0; i < values.length; i++) {
      double[] vi = {.8, values[i], .3, .6, .2};
      BayesFit fit = fit(ONE, vi, model, BayesOptions.defaults());
      found[i] =
          new double[] {fit.mean("tau"), fit.mean(coefficient), fit.sd("tau"), fit.logMarginal()};
    }
    for (double[] one : found) {
      for (int j = 0; j < one.length; j++) {
        assertEquals(found[0][j], one[j], 1e-8);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "gibbs"})
  void drawsFollowTheExactPosterior(String sampler) {
    double[] vi = {.8, 1e-300, .3, .6, .2};
    BayesFit fit = fit(ONE, vi, "yi ~ 1\n" + PRIORS, BayesOptions.defaults().withSampler(sampler));
    assertEquals(.2626, fit.mean("tau"), .02);
    assertEquals(.2886, fit.mean("mu"), .02);
  }

  @Test
  void nutsRefusesWhatItCannotFollow() {
    BayesOptions nuts = BayesOptions.defaults().withSampler("nuts");
    MetaException e =
        assertThrows(
            MetaException.class,
            () -> fit(ONE, new double[] {.8, 1e-20, .3, .6, .2}, "yi ~ 1\n" + PRIORS, nuts));
    assertTrue(e.getMessage().contains("'Study 2'"), e.getMessage());
  }

  @Test
  void severalVariancesRefuseWhatRoundingDecides() {
    String text =
        "yi ~ 1\nsigma ~ x\nprior mu = normal(0, sd = 1)\nprior sigma = half_cauchy(0.5)\n"
            + "prior sigma:x = normal(0, sd = 1)";
    MetaException e =
        assertThrows(
            MetaException.class,
            () ->
                fit(
                    TWO,
                    new double[] {.8, 1e-300, 1e-300, .6, .2},
                    text,
                    BayesOptions.defaults().withSampler("gibbs")));
    assertTrue(e.getMessage().contains("'Study 2'"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "1e100, .3, 'the effect of'",
    "-1e308, .3, 'the effect of'",
    "1e51, 1e100, 'the effect of'",
    ".2, 1e-310, 'the sampling variance of'",
    ".2, 1e305, 'the sampling variance of'"
  })
  void refusesWhatCannotBeComputedWith(double y, double v, String message) {
    for (Sampler sampler : Sampler.values()) {
      MetaException e =
          assertThrows(
              MetaException.class,
              () ->
                  fit(
                      new double[] {0, y, 1, .3, .5},
                      new double[] {.8, v, .3, .6, .2},
                      "yi ~ 1\n" + PRIORS,
                      BayesOptions.defaults().withSampler(sampler)));
      assertTrue(e.getMessage().startsWith(message + " 'Study 2'"), e.getMessage());
    }
  }

  /** In another unit the same: effects, SDs and priors times c. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-40, 1e-20, 1e20, 1e40, 1e49})
  void unitsDoNotMatter(double c) {
    double[] vi = {.8, .1, .3, .6, .2};
    double[] scaledY = java.util.Arrays.stream(ONE).map(y -> c * y).toArray();
    double[] scaledV = java.util.Arrays.stream(vi).map(v -> c * c * v).toArray();
    BayesFit plain = fit(ONE, vi);
    BayesFit scaled =
        fit(
            scaledY,
            scaledV,
            "yi ~ 1\nprior mu = normal(0, sd = %s)\nprior tau = half_cauchy(%s)"
                .formatted(c, 0.5 * c),
            BayesOptions.defaults());
    for (String name : new String[] {"mu", "tau", "theta_new", "theta[3]", "beta_F"}) {
      assertEquals(1, scaled.mean(name) / c / plain.mean(name), 1e-8);
      assertEquals(1, scaled.sd(name) / c / plain.sd(name), 1e-8);
      assertEquals(1, scaled.quantile(name, .9) / c / plain.quantile(name, .9), 1e-8);
    }
    assertEquals(1, scaled.sd("tau2") / c / c / plain.sd("tau2"), 1e-8);
    assertEquals(plain.logMarginal() - ONE.length * Math.log(c), scaled.logMarginal(), 1e-6);
  }

  @Test
  void tauBeyondAllNumbersIsRefused() {
    MetaException e =
        assertThrows(
            MetaException.class,
            () ->
                fit(
                    new double[] {0, 1, 2},
                    new double[] {1, 1e300, 1e300},
                    "yi ~ 1",
                    BayesOptions.defaults()));
    assertTrue(e.getMessage().contains("extreme vi"), e.getMessage());
  }
}
