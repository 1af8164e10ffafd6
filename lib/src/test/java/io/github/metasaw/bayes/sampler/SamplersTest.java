package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.exact.PosteriorQuadrature;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.draws.Mcse;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.Design;
import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The samplers against the exact posterior, and what holds however the chains are run. */
class SamplersTest {

  /** Largest difference in Monte Carlo standard errors, over some two thousand comparisons. */
  private static final double ERRORS = 4.5;

  private static final String NORMAL_MU = "prior mu = normal(0, sd = 20)\n";

  record Case(String name, Table data, String model, BayesOptions options) {
    @Override
    public String toString() {
      return name;
    }

    BayesFit fit(BayesOptions with) {
      return Meta.bayes(Meta.studies(data).sei("sei"), model, Map.of(), with);
    }
  }

  private static Table seed(String name) {
    return ReferenceFile.of("seeds/" + name).table();
  }

  static Table schools() {
    return seed("eight_schools");
  }

  /** Ten studies, a moderator on an awkward scale, and one far from its mean. */
  private static Table regression() {
    double[] year = {1980, 1984, 1985, 1990, 1993, 1994, 1999, 2003, 2004, 2010};
    double[] yi = {0.12, 0.31, 0.05, 0.22, 0.41, 0.38, 0.52, 0.36, 0.71, 0.45};
    double[] sei = {0.1, 0.12, 0.08, 0.15, 0.11, 0.2, 0.09, 0.1, 0.3, 0.12};
    return Table.create(
        "regression",
        DoubleColumn.create("year", year),
        DoubleColumn.create("yi", yi),
        DoubleColumn.create("sei", sei));
  }

  private static Map<String, Case> models() {
    Map<String, Case> models = new java.util.LinkedHashMap<>();
    put(models, "schools, half-Cauchy", schools(), "yi ~ 1\nprior tau = half_cauchy(5)");
    put(models, "schools, normal mu", schools(), "yi ~ 1\n" + NORMAL_MU + "prior tau = flat()");
    put(
        models,
        "schools, Cauchy mu",
        schools(),
        "yi ~ 1\nprior mu = cauchy(0, 5)\nprior tau = half_normal(sd = 10)");
    put(models, "schools, hard ends", schools(), "yi ~ 1\nprior log(tau2) = uniform(-2, 5)");
    put(models, "schools, one end", schools(), "yi ~ 1\nprior tau = uniform(0, 8)");
    put(models, "schools, lower end", schools(), "yi ~ 1\nprior tau = pareto(3, 4)");
    put(models, "schools, fixed tau", schools(), "yi ~ 1\n" + NORMAL_MU + "prior tau = fixed(7)");
    put(
        models,
        "lecture, gamma of precision",
        seed("lecture7_five_studies"),
        "yi ~ 1\nprior mu = normal(0, variance = 1)\nprior 1/tau2 = gamma(0.5, 0.02)");
    put(models, "CDKAL1", seed("cdkal1"), "yi ~ 1\nprior tau = half_cauchy(0.3)");
    put(
        models,
        "regression",
        regression(),
        "yi ~ year\nprior year = t(4, 0, scale = 0.01)\nprior tau = half_normal(sd = 0.3)");
    return models;
  }

  private static void put(Map<String, Case> models, String name, Table data, String model) {
    models.put(name, new Case(name, data, model, BayesOptions.defaults()));
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    BayesOptions options = BayesOptions.defaults().withDraws(4000).withSeed(4);
    for (Case model : models().values()) {
      for (Sampler sampler : List.of(Sampler.DIRECT, Sampler.GIBBS, Sampler.NUTS)) {
        cases.add(
            new Case(
                model.name() + ", " + sampler.id(),
                model.data(),
                model.model(),
                options.withSampler(sampler)));
      }
    }
    BayesOptions noncentred =
        options.withSampler(Sampler.NUTS).withParameters(Parameterization.NONCENTRED);
    for (String name : List.of("schools, half-Cauchy", "schools, fixed tau", "regression")) {
      Case model = models().get(name);
      cases.add(new Case(name + ", noncentred", model.data(), model.model(), noncentred));
    }
    // Large tau: no funnel, and centred parameters are the right ones.
    cases.add(
        new Case(
            "CDKAL1, centred",
            seed("cdkal1"),
            "yi ~ 1\nprior tau = log_normal(-1, 0.3)",
            noncentred.withParameters(Parameterization.CENTRED)));
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheExactPosterior(Case test) {
    BayesFit exact = test.fit(BayesOptions.defaults());
    BayesFit sampled = test.fit(test.options());
    Draws draws = sampled.sample();
    for (String name : exact.variables()) {
      double[][] x = draws.byIteration(name);
      if (exact.sd(name) == 0) {
        assertEquals(exact.mean(name), sampled.mean(name), 1e-12 * exact.mean(name), name);
        continue;
      }
      if (Double.isFinite(exact.sd(name))) {
        within(exact.mean(name), sampled.mean(name), Mcse.mean(x), name + " mean");
      }
      for (double p : new double[] {0.025, 0.25, 0.5, 0.75, 0.975}) {
        double[][] below = atMost(exact.quantile(name, p), x);
        within(p, share(below), Mcse.mean(below), name + " " + p);
      }
    }
    assertTrue(
        sampled.checkList().stream()
            .filter(c -> List.of("rhat", "ess_bulk", "ess_tail").contains(c.name()))
            .allMatch(c -> c.status() == Check.Status.OK),
        () -> sampled.checks().toString());
  }

  /** 1 where a draw is at most q: its mean has a steadier error than a quantile of the draws. */
  static double[][] atMost(double q, double[][] x) {
    return Arrays.stream(x)
        .map(row -> Arrays.stream(row).map(value -> value <= q ? 1 : 0).toArray())
        .toArray(double[][]::new);
  }

  static double share(double[][] x) {
    return Arrays.stream(x).flatMapToDouble(Arrays::stream).average().orElseThrow();
  }

  static void within(double expected, double actual, double error, String what) {
    assertEquals(0, (actual - expected) / error, ERRORS, what + ": " + actual + " for " + expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "GIBBS"})
  void drawsFromAGrid(Sampler sampler) {
    Case grid =
        new Case(
            "grid", schools(), "yi ~ 1\nprior tau = grid(0.5, 20, 0.5)", BayesOptions.defaults());
    BayesFit exact = grid.fit(BayesOptions.defaults());
    BayesFit sampled =
        grid.fit(BayesOptions.defaults().withSampler(sampler).withDraws(4000).withSeed(5));
    double n = sampled.sample().pooled("tau").length;
    for (double tau = 0.5; tau <= 20; tau += 0.5) {
      double p = exact.marginal("tau").cdf(tau + 0.1);
      double q = sampled.marginal("tau").cdf(tau + 0.1);
      assertEquals(
          0, (q - p) / Math.sqrt(p * (1 - p) / n + 1e-12), ERRORS, "P(tau <= " + tau + ")");
    }
    for (String name : List.of("mu", "theta[1]", "zeta2")) {
      double[][] x = sampled.sample().byIteration(name);
      within(exact.mean(name), sampled.mean(name), Mcse.mean(x), name);
    }
  }

  /** The second Student prior is normal to one in a million, for which there is an exact answer. */
  @ParameterizedTest
  @EnumSource(names = {"GIBBS", "NUTS"})
  void twoStudentPriorsAgreeWithANormalOne(Sampler sampler) {
    String model =
        "yi ~ year\nprior tau = half_normal(sd = 0.3)\nprior mu = t(3, 0.2, scale = 0.1)\n";
    BayesOptions options = BayesOptions.defaults();
    Table data = regression();
    data.replaceColumn("year", data.doubleColumn("year").subtract(1995).setName("year"));
    Case normal = new Case("normal", data, model + "prior year = normal(0, sd = 0.01)", options);
    Case student =
        new Case("student", data, model + "prior year = t(1e6, 0, scale = 0.01)", options);
    BayesFit exact = normal.fit(options);
    BayesFit sampled = student.fit(options.withSampler(sampler).withDraws(4000).withSeed(8));
    for (String name : exact.variables()) {
      double[][] x = sampled.sample().byIteration(name);
      within(exact.mean(name), sampled.mean(name), Mcse.mean(x), name);
      double[][] below = atMost(exact.quantile(name, 0.9), x);
      within(0.9, share(below), Mcse.mean(below), name + " 0.9");
    }
    // What rests on a list of components: drawn, each with 2,000 draws' error.
    assertArrayEquals(exact.weights(), sampled.weights(), 0.6);
    assertEquals(exact.predictiveP(), sampled.predictiveP(), 0.02);
    for (int i = 0; i < 10; i++) {
      double shrinkage = exact.shrinkage().doubleColumn("shrinkage").get(i);
      assertEquals(shrinkage, sampled.shrinkage().doubleColumn("shrinkage").get(i), 0.02);
    }
    assertTrue(sampled.exactMarginal("year").isEmpty());
    assertThrows(MetaException.class, sampled::logMarginal);
    assertThrows(MetaException.class, () -> sampled.bayesFactor("year = 0"));
    assertThrows(MetaException.class, () -> sampled.thetaGivenTau(0.1));
    assertThrows(MetaException.class, () -> sampled.logLikelihood(0.1));
    MetaException fault = assertThrows(MetaException.class, () -> student.fit(options));
    assertTrue(
        fault.getMessage().contains("take .withSampler(\"gibbs\") or nuts"), fault.getMessage());
  }

  @Test
  void theFunnelShowsItsDivergences() {
    Case funnel = models().get("schools, half-Cauchy");
    BayesOptions nuts = BayesOptions.defaults().withSampler(Sampler.NUTS);
    Check centred = check(funnel.fit(nuts.withParameters("centred")), "divergences");
    Check marginal = check(funnel.fit(nuts), "divergences");
    assertEquals(Check.Status.WARNING, centred.status());
    assertTrue(
        Integer.parseInt(centred.value().replaceAll("divergent=(\\d+) of.*", "$1")) >= 20,
        centred.value());
    assertEquals("divergent=0 of 4000", marginal.value());
  }

  private static Check check(BayesFit fit, String name) {
    return fit.checkList().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /** The same digits with one thread and with four, from one run to the next. */
  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "GIBBS", "NUTS"})
  void doesNotDependOnThreads(Sampler sampler) {
    BayesOptions options =
        BayesOptions.defaults().withSampler(sampler).withWarmup(200).withDraws(100);
    ChainSettings settings = options.chainSettings();
    Studies studies = Meta.studies(schools()).sei("sei").read();
    Design design = Design.intercept(8);
    ModelPriors priors =
        ModelPriors.of(
            ModelText.parse("yi ~ 1\nprior tau = half_cauchy(5)").priors(), design.data(studies));
    PosteriorModel model =
        new PosteriorModel(studies, design, priors, PosteriorVariables.of(studies, design));
    List<String> names = model.variables().names();
    List<Draws> runs = new ArrayList<>();
    for (int threads : new int[] {1, 4, 4}) {
      ChainRunner.Start start =
          switch (sampler) {
            case GIBBS -> new GibbsSampler(model, settings)::start;
            case NUTS -> new NutsSampler(model, settings)::start;
            default ->
                new DirectSampler(
                        model, PosteriorQuadrature.compute(design.data(studies), priors), settings)
                    ::start;
          };
      runs.add(ChainRunner.run(settings, names, start, threads));
    }
    for (String name : names) {
      assertArrayEquals(runs.get(0).variable(name), runs.get(1).variable(name));
      assertArrayEquals(runs.get(0).variable(name), runs.get(2).variable(name));
      assertArrayEquals(runs.get(0).warmup(name), runs.get(1).warmup(name));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "GIBBS", "NUTS"})
  void stopsAtOnce(Sampler sampler) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<Object> outcome = new AtomicReference<>();
    BayesOptions endless =
        BayesOptions.defaults()
            .withSampler(sampler)
            .withWarmup(0)
            .withDraws(1_000_000)
            .withProgress((done, total) -> running.countDown());
    Thread caller =
        new Thread(
            () -> {
              try {
                outcome.set(models().get("schools, half-Cauchy").fit(endless));
              } catch (CancellationException e) {
                outcome.set(e);
              }
            });
    caller.start();
    assertTrue(running.await(30, TimeUnit.SECONDS));
    caller.interrupt();
    caller.join(TimeUnit.SECONDS.toMillis(10));
    assertTrue(outcome.get() instanceof CancellationException, () -> "was " + outcome.get());
  }

  @Test
  void refusesInOneLine() {
    BayesOptions nuts = BayesOptions.defaults().withSampler("nuts");
    assertRefused("tau on a grid has none", "prior tau = grid(1, 5, 1)", nuts);
    assertRefused("tau is fixed at 0", "prior tau = fixed(0)", nuts.withParameters("centred"));
    assertRefused("nothing to move", "prior mu = fixed(1)\nprior tau = fixed(2)", nuts);
    for (String sampler : List.of("direct", "gibbs", "nuts")) {
      assertRefused("gives no posterior", "prior log(tau) = flat()", nuts.withSampler(sampler));
    }
    MetaException unknown =
        assertThrows(MetaException.class, () -> nuts.withParameters("noncentered"));
    assertTrue(unknown.getMessage().contains("did you mean 'noncentred'"), unknown.getMessage());
  }

  private static void assertRefused(String reason, String priors, BayesOptions options) {
    Case test = new Case("refused", schools(), "yi ~ 1\n" + priors, options);
    MetaException fault = assertThrows(MetaException.class, () -> test.fit(options));
    assertTrue(fault.getMessage().contains(reason), fault.getMessage());
  }
}
