package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.BayesFit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class PosteriorChecksTest {

  private static BayesFit fit(double[] yi, double v, String text) {
    double[] vi = new double[yi.length];
    double[] x = new double[yi.length];
    for (int i = 0; i < vi.length; i++) {
      vi[i] = v;
      x[i] = i % 3;
    }
    Table table =
        Table.create(
            "dat",
            DoubleColumn.create("yi", yi),
            DoubleColumn.create("vi", vi),
            DoubleColumn.create("x", x));
    return Meta.bayes(Meta.studies(table), text, Map.of(), BayesOptions.defaults());
  }

  private static Optional<Check> check(BayesFit fit, String name) {
    return fit.checkList().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Three studies with flat priors: the density of tau falls as tau^-2. */
  @Test
  void momentsThatDoNotExistAreNamed() {
    double[] three = {1, 2, 4};
    Check flat = check(fit(three, 1, "yi ~ 1"), "heavy_tail").orElseThrow();
    assertEquals("tau^-1.000", flat.value());
    assertTrue(flat.message().contains("the mean of tau, of tau2, of theta_new, the mean of mu"));
    Check cauchy =
        check(fit(three, 1, "yi ~ 1\nprior tau = half_cauchy(1)"), "heavy_tail").orElseThrow();
    assertEquals("tau^-3.000", cauchy.value());
    assertTrue(cauchy.message().contains("do not exist: the SD of tau2."), cauchy.message());
    assertFalse(
        check(fit(three, 1, "yi ~ 1\nprior tau = half_normal(sd = 1)"), "heavy_tail").isPresent());
  }

  @Test
  void fewStudies() {
    String prior = "\nprior tau = half_normal(sd = 1)";
    assertTrue(check(fit(new double[] {1, 2, 4}, 1, "yi ~ 1" + prior), "few_studies").isPresent());
    double[] four = {1, 2, 4, 3};
    assertFalse(check(fit(four, 1, "yi ~ 1" + prior), "few_studies").isPresent());
    assertTrue(check(fit(four, 1, "yi ~ x" + prior), "few_studies").isPresent());
  }

  /** The prior holds tau far from what the studies show, one way and the other. */
  @Test
  void priorAgainstData() {
    double[] apart = {0, 10, 20, 30, 40, 50};
    Check small =
        check(fit(apart, 1, "yi ~ 1\nprior tau = half_normal(sd = 0.1)"), "heterogeneity_prior")
            .orElseThrow();
    assertTrue(small.message().contains("holds tau too small"), small.message());
    double[] near = {1, 1.1, 0.9, 1, 1.05, 0.95};
    Check large =
        check(fit(near, 1, "yi ~ 1\nprior tau = log_normal(4, 0.1)"), "heterogeneity_prior")
            .orElseThrow();
    assertTrue(large.message().contains("holds tau too large"), large.message());
    assertFalse(
        check(fit(apart, 1, "yi ~ 1\nprior tau = half_normal(sd = 30)"), "heterogeneity_prior")
            .isPresent());
  }

  @Test
  void oneStudyFarOff() {
    double[] yi = {0, 0.1, -0.1, 0.2, -0.2, 0.1, 0, 9};
    Check unusual =
        check(fit(yi, 1, "yi ~ 1\nprior tau = half_normal(sd = 0.2)"), "unusual_studies")
            .orElseThrow();
    assertEquals("8", unusual.value().replaceAll("[^0-9]", ""));
  }

  @Test
  void improperPriorsAndModerators() {
    BayesFit flat = fit(new double[] {1, 2, 4, 3, 5}, 1, "yi ~ x\nprior tau = half_cauchy(1)");
    assertTrue(check(flat, "improper_prior").isPresent());
    assertTrue(check(flat, "beta_F_with_moderators").isPresent());
    BayesFit proper =
        fit(
            new double[] {1, 2, 4, 3, 5},
            1,
            "yi ~ 1\nprior mu = normal(0, sd = 9)\nprior tau = half_cauchy(1)");
    assertFalse(check(proper, "improper_prior").isPresent());
  }
}
