package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
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

  /**
   * With one study of share near one, zeta2 tends to s sum_i (theta_i - y)^2/vi over the others,
   * whose mean and SD follow from integrals over tau, and all its quantiles are proportional to s.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-10, 1e-14, 1e-16, 1e-30, 1e-100, 1e-160, 1e-300})
  void zeta2OfOnePreciseStudyIsProportional(double s) {
    BayesFit fit = fit(ONE, .8, s, .3, .6, .2);
    double[] expected = zeta2OfOne();
    assertEquals(expected[0], fit.mean("zeta2") / s, 1e-7 + 50 * s);
    assertEquals(expected[1], fit.sd("zeta2") / s, 1e-7 + 50 * s);
    BayesFit near = fit(ONE, .8, 1e-9, .3, .6, .2);
    for (double p : new double[] {0.01, 0.25, 0.5, 0.75, 0.975}) {
      double q = fit.quantile("zeta2", p);
      assertEquals(1, q / s / (near.quantile("zeta2", p) / 1e-9), 1e-6);
      assertEquals(p, fit.marginal("zeta2").cdf(q), 1e-10);
    }
  }

  /** The variances of the others, in units of that of the precise study, are beyond numbers. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-100, 1e-250, 1e-290, 1e-299, 1e-300})
  void zeta2AndItsShortestIntervalBesideVeryLargeVariances(double s) {
    double[] yi = {1.0e6, 0, 1.9e6, 1.5e6, -.2e6, -.1e6, -.4e6};
    BayesFit fit = fit(yi, 7e10, s, 7e10, 8e10, 9e10, 7e10, 9e10);
    BayesFit near = fit(yi, 7e10, 1e-20, 7e10, 8e10, 9e10, 7e10, 9e10);
    assertEquals(near.mean("zeta2") / 1e-20, fit.mean("zeta2") / s, 1e-7);
    assertEquals(near.sd("zeta2") / 1e-20, fit.sd("zeta2") / s, 1e-7);
    Interval shortest = near.shortest("zeta2", 0.95);
    Interval scaled = fit.shortest("zeta2", 0.95);
    assertEquals(shortest.lower() / 1e-20, scaled.lower() / s, 1e-6);
    assertEquals(shortest.upper() / 1e-20, scaled.upper() / s, 1e-6);
  }

  /** Mean and SD of sum_i (theta_i - .2)^2/vi where study 2 is .2 exactly, by trapezoids. */
  private static double[] zeta2OfOne() {
    double[] v = {.8, .3, .6, .2};
    // From study 2 on, so that nothing of it cancels: mu's prior mean is -.2.
    double[] y = {-.2, .8, .1, .3};
    double[] sums = new double[3];
    for (double u = -30; u < 8; u += 1.0 / 64) {
      double t = Math.exp(2 * u);
      double a = 1 + 1 / t;
      double b = -.2;
      double c = .04;
      double logDet = Math.log(t);
      for (int i = 0; i < 4; i++) {
        a += 1 / (v[i] + t);
        b += y[i] / (v[i] + t);
        c += y[i] * y[i] / (v[i] + t);
        logDet += Math.log(v[i] + t);
      }
      double weight = Math.exp(u - 0.5 * (logDet + Math.log(a) + c - b * b / a)) / (1 + 4 * t);
      // theta_i has mean m, a variance of its own, and a share of mu's.
      double mean = 0;
      double square = 0;
      for (int i = 0; i < 4; i++) {
        double bi = v[i] / (v[i] + t);
        double mi = (bi * (b / a) + (1 - bi) * y[i]) / Math.sqrt(v[i]);
        mean += (1 - bi) + bi * bi / a / v[i] + mi * mi;
        for (int j = 0; j < 4; j++) {
          double bj = v[j] / (v[j] + t);
          double mj = (bj * (b / a) + (1 - bj) * y[j]) / Math.sqrt(v[j]);
          double covariance = bi * bj / a / Math.sqrt(v[i] * v[j]) + (i == j ? 1 - bi : 0);
          square += 2 * covariance * covariance + 4 * mi * mj * covariance;
        }
      }
      sums[0] += weight;
      sums[1] += weight * mean;
      sums[2] += weight * (square + mean * mean);
    }
    double mean = sums[1] / sums[0];
    return new double[] {mean, Math.sqrt(sums[2] / sums[0] - mean * mean)};
  }

  /** Two that differ by .05 leave zeta2 near (theta_2 - theta_3)^2/4, of SD .05 sqrt(s/2). */
  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-12, 1e-14, 1e-16, 1e-18, 1e-20})
  void zeta2OfTwoPreciseStudiesIsNormal(double s) {
    BayesFit fit = fit(new double[] {0, .2, .25, .3, .5}, .8, s, s, .6, .2);
    double sd = .05 * Math.sqrt(s / 2);
    assertEquals(6.25e-4, fit.mean("zeta2"), s + 1e-17);
    assertEquals(1, fit.sd("zeta2") / sd, 1e-5);
    double rounding = 1e-3 + 100 * Math.sqrt(s) + 4e-19 / sd;
    assertEquals(-1.959964, (fit.quantile("zeta2", .025) - fit.mean("zeta2")) / sd, rounding);
    assertEquals(.6744898, (fit.quantile("zeta2", .75) - fit.mean("zeta2")) / sd, rounding);
    Interval shortest = fit.shortest("zeta2", .95);
    assertEquals(2 * 1.959964, (shortest.upper() - shortest.lower()) / sd, 2 * rounding);
  }

  @Test
  void saysWhereZeta2HasNoDigits() {
    BayesFit known = fit(new double[] {0, .2, .25, .3, .5}, .8, 1e-60, 1e-60, .6, .2);
    assertEquals(.05 * Math.sqrt(5e-61), known.sd("zeta2"), 1e-36);
    assertEquals(6.25e-4, known.shortest("zeta2", .95).lower(), 1e-15);
    assertTrue(known.checks().stringColumn("check").asList().contains("zeta2_known"));
    BayesFit small = fit(new double[] {0, .5}, 1e-20, 1e300);
    assertTrue(small.checks().stringColumn("check").asList().contains("zeta2_too_small"));
    BayesFit plain = fit(ONE, .8, 1e-300, .3, .6, .2);
    assertTrue(
        plain.checks().stringColumn("check").asList().stream()
            .noneMatch(name -> name.startsWith("zeta2")));
  }

  /** All that is asked of zeta2 ends: within a second or two, or far later on a busy machine. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-150, 1e-20, 1e-14, 1e-10, 1e-5, 1, 1e10, 1e150, 1e300})
  void zeta2Ends(double s) {
    double[][] variances = {{.8, s, .3, .6, .2}, {.8, s, s, .6, .2}, {.8, s}};
    double[][] effects = {ONE, TWO, {0, .5}};
    for (int i = 0; i < effects.length; i++) {
      BayesFit fit = fit(effects[i], variances[i]);
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            fit.summary();
            Interval shortest = fit.shortest("zeta2", .95);
            double below = shortest.lower() > 0 ? fit.marginal("zeta2").cdf(shortest.lower()) : 0;
            assertEquals(.95, fit.marginal("zeta2").cdf(shortest.upper()) - below, 1e-8);
            assertTrue(fit.density("zeta2").rowCount() > 0);
          });
    }
  }

  /** A flat coefficient beside a proper one: far out tau leaves the first to nothing but data. */
  @Test
  void aFlatCoefficientBesideAProperOne() {
    double[] yi = {.17107449420089005, .5055095901700417, .00574674073279354, -.6203113284344011};
    Table table =
        Table.create(
            "data",
            DoubleColumn.create("yi", yi),
            DoubleColumn.create(
                "vi", .05461539712333886, .03972936422906139, .024019412984902774, .0464234024794),
            StringColumn.create("z", "c", "b", "b", "i"));
    BayesFit fit =
        Meta.bayes(Meta.studies(table), "yi ~ 1 + z\n" + PRIORS, Map.of(), BayesOptions.defaults());
    // Rows c and i have coefficients of their own: what is left are both rows b.
    BayesFit two = fit(new double[] {yi[1], yi[2]}, .03972936422906139, .024019412984902774);
    assertEquals(two.mean("tau"), fit.mean("tau"), 1e-8);
    assertEquals(two.quantile("tau", .99), fit.quantile("tau", .99), 1e-7);
    assertEquals(two.mean("mu"), fit.mean("(Intercept)"), 1e-8);
    assertEquals(two.sd("mu"), fit.sd("(Intercept)"), 1e-8);
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
