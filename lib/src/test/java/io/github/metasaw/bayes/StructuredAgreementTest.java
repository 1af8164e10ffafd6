package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.draws.Mcse;
import io.github.metasaw.fit.BayesFit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a model has one tau after all, its draws follow the exact posterior of that tau. */
class StructuredAgreementTest {

  private static final double ERRORS = 4.5;

  static Stream<Arguments> models() {
    String data = "yi ~ 1 + meta_V(V = vi)\n";
    return Stream.of(
            data + "prior mu = normal(0, sd = 1)\nprior tau = half_normal(sd = 0.5)",
            data + "prior mu = cauchy(0, 0.3)\nprior tau2 = half_cauchy(0.2)",
            data + "prior tau = uniform(0.05, 0.6)",
            data,
            data + "prior mu = fixed(-0.5)\nprior log(tau) = normal(-1, sd = 0.5)",
            data + "prior tau = fixed(0)",
            "yi ~ ablat + meta_V(V = vi)\nprior ablat = normal(0, sd = 0.02)\n"
                + "prior tau = half_cauchy(0.3)")
        .flatMap(
            text ->
                Stream.of(Sampler.NUTS, Sampler.GIBBS, Sampler.DIRECT)
                    .filter(sampler -> sampler != Sampler.DIRECT || !hasStudentOrFixed(text))
                    .map(sampler -> Arguments.of(text, sampler)));
  }

  /** Where sigma is known, or a coefficient has a Student prior, there is no direct draw. */
  private static boolean hasStudentOrFixed(String text) {
    return text.contains("mu = cauchy") || text.contains("tau = fixed");
  }

  /** The line of sigma makes it a model of mean and dispersion. */
  @ParameterizedTest
  @MethodSource("models")
  void followsTheExactPosterior(String text, Sampler sampler) {
    BayesFit exact = Meta.bayes(Meta.dataset("bcg"), text);
    BayesFit fit =
        Meta.bayes(
            Meta.dataset("bcg"),
            text.replaceFirst("\n", "\nsigma ~ 1\n"),
            BayesOptions.defaults().withSampler(sampler).withDraws(4000).withSeed(8));
    for (String name : fit.variables()) {
      double[][] draws = fit.sample().byIteration(name);
      double sd = fit.sd(name);
      if (sd == 0) {
        assertEquals(exact.mean(name), fit.mean(name), 1e-12, name);
        continue;
      }
      for (double p : List.of(0.05, 0.5, 0.95)) {
        double error = ERRORS * Mcse.quantile(draws, p);
        assertEquals(exact.quantile(name, p), fit.quantile(name, p), error, name + " at " + p);
      }
    }
    if (sampler == Sampler.DIRECT) {
      assertEquals(exact.logMarginal(), fit.logMarginal(), 1e-8);
      for (String name : List.of("tau", "tau2")) {
        double expected = exact.quantile(name, 0.9);
        double own = fit.exactMarginal(name).orElseThrow().quantile(0.9);
        assertEquals(expected, own, 1e-7 * expected);
      }
    }
    assertEquals(
        fit.parameters(), exact.parameters(), "one tau goes by that name whatever the engine");
  }
}
