package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.PriorDistribution;
import io.github.metasaw.bayes.prior.PriorScale;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Priors of every size, at every left side: right, or refused in one line. */
class PriorRangeTest {

  private static final String[] FAMILIES = {
    "half_normal(sd = %s)",
    "half_normal(variance = %s)",
    "half_t(%s, 1)",
    "half_t(3, %s)",
    "half_cauchy(%s)",
    "half_logistic(%s)",
    "exponential(%s)",
    "log_normal(%s, 1)",
    "log_normal(0, %s)",
    "gamma(%s, 1)",
    "gamma(1, %s)",
    "inverse_gamma(%s, 1)",
    "inverse_gamma(1, %s)",
    "lomax(%s, 1)",
    "lomax(1, %s)",
    "pareto(%s, 1)",
    "pareto(1, %s)",
    "uniform(0, %s)",
    "uniform(%s, 1)",
    "fixed(%s)",
    "grid(0, 1, %s)",
    "grid(%s, 1, .1)",
    "normal(%s, sd = 1)",
    "normal(0, sd = %s)"
  };

  private static final String[] COEFFICIENTS = {
    "normal(%s, sd = 1)",
    "normal(0, sd = %s)",
    "normal(0, variance = %s)",
    "t(%s, 0, 1)",
    "t(3, %s, 1)",
    "t(3, 0, %s)",
    "cauchy(%s, 1)",
    "cauchy(0, %s)",
    "fixed(%s)"
  };

  private static final String[] SIZES = {
    "1e999", "1e300", "1e200", "1e100", "1e51", "1e49", "1e6", "1e-6", "1e-49", "1e-51", "1e-100",
    "1e-300", "1e-999", "0", "1/0", "0/0", "-1"
  };

  private static final String[] FEW_SIZES = {"1e999", "1e300", "1e49", "1e-49", "1e-300", "0"};

  private static Table table() {
    return Table.create(
        "data",
        DoubleColumn.create("yi", 0, .2, 1, .3, .5, .4),
        DoubleColumn.create("vi", .8, .4, .3, .6, .2, .3),
        DoubleColumn.create("x", 1, 2, 3, 4, 2, 5),
        StringColumn.create("study", List.of("a", "a", "b", "b", "c", "c")));
  }

  private static BayesFit fit(String text, BayesOptions options) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> Meta.bayes(Meta.studies(table()), text, Map.of(), options));
  }

  /** Finite numbers, or a refusal in one line; never anything else. */
  private static boolean fits(String text) {
    try {
      BayesFit fit = fit(text, BayesOptions.defaults());
      for (String name : new String[] {fit.variables().get(0), "tau"}) {
        assertTrue(Double.isFinite(fit.median(name)), text);
        assertTrue(Double.isFinite(fit.quantile(name, 0.975)), text);
        assertTrue(
            Double.isFinite(fit.marginal(name).density(fit.median(name)))
                || fit.median(name) == 0
                || fit.sd(name) == 0
                || fit.marginal(name).points().length > 0,
            text);
      }
      assertTrue(Double.isFinite(fit.logMarginal()), text);
      return true;
    } catch (MetaException e) {
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
      return false;
    }
  }

  static List<String> scales() {
    return PriorScale.targets();
  }

  @ParameterizedTest
  @MethodSource("scales")
  void heterogeneity(String target) {
    int fitted = 0;
    for (String family : FAMILIES) {
      for (String size : SIZES) {
        String prior = "\nprior " + target + " = " + family.formatted(size);
        fitted += fits("yi ~ 1\nprior mu = normal(0, sd = 1)" + prior) ? 1 : 0;
      }
    }
    assertTrue(fitted > 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mu", "x"})
  void coefficients(String target) {
    int fitted = 0;
    for (String family : COEFFICIENTS) {
      for (String size : FEW_SIZES) {
        String prior = "\nprior " + target + " = " + family.formatted(size);
        String model = target.equals("mu") ? "yi ~ 1" : "yi ~ x\nprior mu = flat()";
        fitted += fits(model + "\nprior tau = half_cauchy(0.5)" + prior) ? 1 : 0;
      }
    }
    assertTrue(fitted > 15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau = half_normal(sd = 1e999)|1e999 is too large to be computed with; change it, or the unit (line 3, column 30)",
        "tau = half_normal(sd = 1e-999)|1e-999 is too small to be computed with; change it, or the unit (line 3, column 30)",
        "tau = half_cauchy(1/0)|a prior takes finite numbers, and 1/0 is none (line 3, column 25)",
        "tau = half_cauchy(1e300)|prior tau = half_cauchy(1e300) puts tau above 1e50, which cannot be computed with; change its numbers, or the unit of the effects (line 3, column 13)",
        "tau = uniform(0, 1e300)|prior tau = uniform(0, 1e300) puts tau above 1e50, which cannot be computed with; change its numbers, or the unit of the effects (line 3, column 13)",
        "tau = log_normal(700, 1)|prior tau = log_normal(700, 1) puts tau above 1e50, which cannot be computed with; change its numbers, or the unit of the effects (line 3, column 13)",
        "tau = fixed(1e200)|prior tau = fixed(1e200) puts tau above 1e50, which cannot be computed with; change its numbers, or the unit of the effects (line 3, column 13)",
        "1/tau2 = gamma(1, 1e200)|prior 1/tau2 = gamma(1, 1e200) puts tau above 1e50, which cannot be computed with; change its numbers, or the unit of the effects (line 3, column 16)",
        "tau = log_normal(0, 1e-9)|prior tau = log_normal(0, 1e-9) is so narrow that it is a known value; write prior tau = fixed(1.0) (line 3, column 13)",
        "tau = half_t(1e9, 1)|df of half_t must lie between 0.01 and 10000000, not 1e9; with more, write the normal one with sd = scale (line 3, column 20)",
        "log(tau) = t(3, 0, 1)|t is for coefficients, and log(tau) takes normal, uniform or flat (line 3, column 18)"
      })
  void messages(String prior, String expected) {
    MetaException e =
        assertThrows(
            MetaException.class,
            () ->
                fit(
                    "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior " + prior,
                    BayesOptions.defaults()));
    assertEquals(expected, e.getMessage());
  }

  /** A wide prior that integrates tends to the flat one, its density at 0 being the constant. */
  @ParameterizedTest
  @CsvSource({
    "half_cauchy(1e49), 1.5707963267948966e49",
    "uniform(0; 1e49), 1e49",
    "exponential(1e-49), 1e49",
    "half_normal(sd = 1e49), 1.2533141373155003e49"
  })
  void wideIsFlat(String prior, double reciprocalDensity) {
    String mu = "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = ";
    BayesFit wide = fit(mu + prior.replace(';', ','), BayesOptions.defaults());
    BayesFit flat = fit(mu + "flat()", BayesOptions.defaults());
    assertEquals(flat.mean("tau"), wide.mean("tau"), 1e-9);
    assertEquals(flat.sd("mu"), wide.sd("mu"), 1e-9);
    assertEquals(flat.logMarginal() - Math.log(reciprocalDensity), wide.logMarginal(), 1e-7);
  }

  /** Far from the estimates and sure of itself, mu's prior makes tau of the size of the gap. */
  @ParameterizedTest
  @ValueSource(doubles = {1e3, 1e12, 1e40})
  void farPriorOfMu(double far) {
    BayesFit fit =
        fit(
            "yi ~ 1\nprior mu = normal(%s, sd = 1)\nprior tau = flat()".formatted(far),
            BayesOptions.defaults());
    // y - mu = far in all six: tau^2 far^2/chi-square, tau^-6 exp(-3 far^2/tau^2).
    double mean = far * Math.sqrt(3) * Math.exp(logGamma(2) - logGamma(2.5));
    assertEquals(1, fit.mean("tau") / mean, 5e-3);
  }

  private static double logGamma(double x) {
    return org.apache.commons.numbers.gamma.LogGamma.value(x);
  }

  /** Student's t as a mixture reaches as far as its location lies. */
  @ParameterizedTest
  @ValueSource(doubles = {1e6, 1e20, 1e49})
  void farStudentIsLocallyFlat(double far) {
    String rest = "\nprior tau = half_normal(sd = 0.5)";
    BayesFit student =
        fit("yi ~ 1\nprior mu = t(3, %s, 1)".formatted(far) + rest, BayesOptions.defaults());
    BayesFit flat = fit("yi ~ 1\nprior mu = flat()" + rest, BayesOptions.defaults());
    assertEquals(flat.mean("mu"), student.mean("mu"), 1e-5);
    assertEquals(flat.sd("tau"), student.sd("tau"), 1e-5);
    double density = Math.log(new LocationPrior.StudentT(3, 0, 1).density(far));
    assertEquals(flat.logMarginal() + density, student.logMarginal(), 1e-4);
  }

  /** Every prior there is, at every left side of four models: fits, or one line. */
  @Test
  void everyPriorAtEveryTarget() {
    Map<String, String> models =
        Map.of(
            "yi ~ x", "mu,beta,x,tau,tau2,1/tau2,log(tau),log(tau2),sigma,sd(study),rho12,nope",
            "yi ~ x\nsigma ~ x",
                "tau,sigma,sigma^2,1/sigma^2,log(sigma),log(sigma^2),sigma:x,sigma:beta",
            "yi ~ 1 + (1 | study)\nsigma ~ 1",
                "tau,sd(study),sd(study)^2,1/sd(study)^2,log(sd(study)),cor(study),sd(study):x",
            "yi ~ 1 + (x | study)\nsigma ~ 0", "sd(study):x,cor(study),cor(study):x,beta");
    List<String> refusals = new ArrayList<>();
    models.forEach(
        (model, targets) -> {
          for (String target : targets.split(",")) {
            for (PriorDistribution prior : PriorDistribution.values()) {
              try {
                Meta.bayes(
                    Meta.studies(table()),
                    "%s\nprior %s = %s".formatted(model, target, call(prior)),
                    Map.of(),
                    model.contains("sigma")
                        ? BayesOptions.defaults()
                            .withSampler(Sampler.GIBBS)
                            .withChains(1)
                            .withWarmup(2)
                            .withDraws(4)
                        : BayesOptions.defaults());
              } catch (MetaException e) {
                assertFalse(e.getMessage().contains("\n"), e.getMessage());
                refusals.add(e.getMessage());
              }
            }
          }
        });
    assertTrue(refusals.size() > 500);
  }

  private static String call(PriorDistribution prior) {
    String inside = prior.signature().replaceAll("^.*\\(|\\)$", "");
    String arguments =
        switch (inside.isEmpty() ? 0 : inside.split(",").length) {
          case 0 -> "";
          case 1 -> inside.contains("=") ? "sd = 0.4" : "0.3";
          case 2 -> inside.contains("=") ? "0.3, sd = 0.4" : "0.3, 0.7";
          default -> "0.3, 0.7, 0.1";
        };
    return prior.id() + "(" + arguments + ")";
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e300, 0, -1, 1e-300})
  void sensitivityRefusesVariances(double psi2) {
    MetaException e =
        assertThrows(
            MetaException.class,
            () -> new Sensitivity.Grid(List.of(1.0, psi2), List.of(1.0), List.of()));
    assertTrue(e.getMessage().startsWith("psi2 is the variance"), e.getMessage());
    if (psi2 != 0) {
      assertThrows(
          MetaException.class, () -> new Sensitivity.Grid(List.of(1.0), List.of(psi2), List.of()));
    }
  }

  @Test
  void sensitivityRefusesPriors() {
    Studies studies = Meta.studies(table()).read();
    for (String prior : new String[] {"tau = half_cauchy(1e999)", "tau = uniform(0, 1e300)"}) {
      Sensitivity.Grid grid = new Sensitivity.Grid(List.of(1.0), List.of(), List.of(prior));
      assertThrows(MetaException.class, () -> Sensitivity.of(studies, grid));
    }
  }

  /** Of one study with a flat mu the posterior of tau is its prior, here with no usable scale. */
  @Test
  void aTailPastAllNumbersIsRefused() {
    Table one = Table.create("one", DoubleColumn.create("yi", .3), DoubleColumn.create("vi", .1));
    MetaException e =
        assertThrows(
            MetaException.class,
            () ->
                Meta.bayes(
                    Meta.studies(one),
                    "yi ~ 1\nprior tau2 = inverse_gamma(0.001, 0.001)",
                    Map.of(),
                    BayesOptions.defaults()));
    assertTrue(e.getMessage().contains("beyond any number"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nuts", "gibbs", "direct"})
  void drawsThatDoNotFitAreRefusedBeforeTheyStart(String sampler) {
    String text = "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = half_cauchy(0.5)";
    BayesOptions options = BayesOptions.defaults().withSampler(sampler);
    for (BayesOptions tooMany :
        List.of(
            options.withChains(2_000_000_000),
            options.withDraws(2_147_483_647).withWarmup(2_147_483_647),
            options.withChains(100_000).withDraws(1_000_000))) {
      MetaException e = assertThrows(MetaException.class, () -> fit(text, tooMany));
      assertTrue(e.getMessage().endsWith("ask for fewer draws"), e.getMessage());
    }
    String several = text.replace("tau", "sigma") + "\nprior sd(study) = half_normal(sd = 0.5)";
    if (!sampler.equals("direct")) {
      MetaException e =
          assertThrows(
              MetaException.class,
              () ->
                  fit(
                      several.replace("yi ~ 1", "yi ~ 1 + (1 | study)\nsigma ~ 1"),
                      options.withChains(2_000_000_000)));
      assertTrue(e.getMessage().endsWith("ask for fewer draws"), e.getMessage());
    }
  }
}
