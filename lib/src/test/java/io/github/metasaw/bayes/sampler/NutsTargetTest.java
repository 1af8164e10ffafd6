package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.exact.ExactPosterior;
import io.github.metasaw.bayes.exact.PosteriorQuadrature;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients against finite differences, and the density against the exact posterior's. */
class NutsTargetTest {

  private static final List<String> TAU_PRIORS =
      List.of(
          "tau = flat()",
          "tau = uniform(0, 30)",
          "tau = uniform(2, 30)",
          "tau = half_normal(sd = 5)",
          "tau2 = half_normal(sd = 50)",
          "tau = half_t(3, 5)",
          "tau2 = half_cauchy(5)",
          "tau = half_logistic(4)",
          "tau = exponential(0.1)",
          "tau = log_normal(1, 0.7)",
          "tau2 = gamma(2, 0.1)",
          "1/tau2 = gamma(0.5, 3)",
          "tau2 = inverse_gamma(1, 9)",
          "tau = lomax(2, 6)",
          "tau = pareto(3, 2)",
          "1/tau2 = pareto(1, 0.001)",
          "tau2 = square_root()",
          "log(tau2) = uniform(-10, 10)",
          "log(tau2) = normal(2, sd = 1)",
          "log(tau) = normal(1, sd = 1)",
          "tau = uniform_shrinkage()",
          "tau = dumouchel()",
          "tau = i2()",
          "tau = jeffreys()",
          "tau = overall_jeffreys()",
          "tau = berger_deely()",
          "tau = conventional()");

  static Stream<Arguments> targets() {
    List<Arguments> all = new ArrayList<>();
    for (String prior : TAU_PRIORS) {
      all.add(Arguments.of(Parameterization.MARGINAL, "mu = normal(2, sd = 9)", prior));
    }
    for (Parameterization parameters : Parameterization.values()) {
      all.add(Arguments.of(parameters, "mu = flat()", "tau = half_cauchy(5)"));
      all.add(Arguments.of(parameters, "mu = cauchy(1, 4)", "tau = uniform(1, 40)"));
      all.add(Arguments.of(parameters, "mu = t(5, 1, scale = 4)", "tau = fixed(3)"));
      all.add(Arguments.of(parameters, "mu = fixed(7)", "tau2 = half_cauchy(9)"));
    }
    return all.stream();
  }

  private static NutsTarget target(Parameterization parameters, String... priors) {
    Studies studies = Meta.studies(SamplersTest.schools()).sei("sei").read();
    Design design = Design.intercept(studies.k());
    String text = "yi ~ 1\nprior " + String.join("\nprior ", priors);
    ModelPriors set = ModelPriors.of(ModelText.parse(text).priors(), design.data(studies));
    return new NutsTarget(studies, design, set, parameters);
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("targets")
  void gradientIsThatOfTheDensity(Parameterization parameters, String mu, String tau) {
    NutsTarget target = target(parameters, mu, tau);
    RandomStream stream = Streams.of(3).chain(0);
    int n = target.size();
    for (int repeat = 0; repeat < 20; repeat++) {
      double[] q = target.start(stream);
      double[] gradient = new double[n];
      double log = target.at(q, gradient);
      assertTrue(Double.isFinite(log), () -> "log density " + log + " at " + Arrays.toString(q));
      for (int i = 0; i < n; i++) {
        double h = 1e-4;
        double slope =
            (8 * (at(target, q, i, h) - at(target, q, i, -h))
                    - at(target, q, i, 2 * h)
                    + at(target, q, i, -2 * h))
                / (12 * h);
        assertEquals(slope, gradient[i], 1e-7 * Math.max(1, Math.abs(log)), "coordinate " + i);
      }
    }
  }

  private static double at(NutsTarget target, double[] q, int i, double step) {
    double[] moved = q.clone();
    moved[i] += step;
    return target.at(moved, new double[q.length]);
  }

  /** With theta integrated out and mu at its conditional mean, as the quadrature has it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tau = half_cauchy(5)",
        "tau = uniform(0, 30)",
        "log(tau2) = uniform(-3, 6)",
        "tau = pareto(3, 2)"
      })
  void densityIsThatOfThePosterior(String prior) {
    NutsTarget target = target(Parameterization.MARGINAL, "mu = fixed(5)", prior);
    Studies studies = Meta.studies(SamplersTest.schools()).sei("sei").read();
    Design design = Design.intercept(8);
    ModelPriors priors =
        ModelPriors.of(
            ModelText.parse("yi ~ 1\nprior mu = fixed(5)\nprior " + prior).priors(),
            design.data(studies));
    ExactPosterior exact = PosteriorQuadrature.compute(design.data(studies), priors);
    double[] gaps = new double[20];
    for (int i = 0; i < gaps.length; i++) {
      double[] q = {-3 + 0.25 * i};
      double h = 1e-5;
      double dTau =
          (target.tau(new double[] {q[0] + h}) - target.tau(new double[] {q[0] - h})) / (2 * h);
      double log = target.at(q, new double[1]);
      gaps[i] = log - Math.log(exact.tau().density(target.tau(q)) * dTau);
    }
    for (double gap : gaps) {
      assertEquals(gaps[0], gap, 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Infinity,Infinity", "-Infinity,2", "-1,Infinity", "-1,2"})
  void theLineIsMappedOnTheSupport(String support) {
    String[] ends = support.split(",");
    BoundedTransform line =
        new BoundedTransform(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
    for (double t = -9; t <= 9; t += 0.5) {
      assertTrue(line.u(t) > line.lower() && line.u(t) < line.upper());
      assertEquals(t, line.t(line.u(t)), 1e-9 * Math.exp(Math.abs(t)));
      double h = 1e-4;
      assertEquals((line.u(t + h) - line.u(t - h)) / (2 * h), line.slope(t), 1e-7);
      assertEquals(Math.log(line.slope(t)), line.logSlope(t), 1e-9);
      assertEquals(
          (line.logSlope(t + h) - line.logSlope(t - h)) / (2 * h), line.slopeOfLogSlope(t), 1e-7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,1,2", "-7,0.5,1", "3,2,0.25", "1,1,Infinity"})
  void tailsOfARateBecomeNormal(String line) {
    double[] of = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    TailSdTransform tails = new TailSdTransform(of[0], of[1], of[2]);
    for (double t = -40; t <= 40; t += 0.5) {
      assertEquals(t, tails.t(tails.u(t)), 1e-9 * Math.max(1, Math.abs(t)));
      double h = 1e-4;
      assertEquals((tails.u(t + h) - tails.u(t - h)) / (2 * h), tails.slope(t), 1e-6);
      assertEquals(Math.log(tails.slope(t)), tails.logSlope(t), 1e-12);
      assertEquals(
          (tails.logSlope(t + h) - tails.logSlope(t - h)) / (2 * h),
          tails.slopeOfLogSlope(t),
          1e-7);
    }
    for (int side : new int[] {-1, 1}) {
      double rate = of[side < 0 ? 1 : 2];
      if (rate == Double.POSITIVE_INFINITY) {
        assertEquals(0.5, Math.exp(tails.u(400) - tails.u(800)), 1e-5);
        continue;
      }
      // d/dt of the log density of t, less the slope of log |t| that the Jacobian brings.
      double t = 200 * side;
      double slope = -side * rate * tails.slope(t) + tails.slopeOfLogSlope(t);
      assertEquals(-t, slope - 1 / t, 0.02);
    }
  }
}
