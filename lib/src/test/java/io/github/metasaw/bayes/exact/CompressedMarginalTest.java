package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.Design;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Few values of tau against all of them. */
class CompressedMarginalTest {

  private static final List<String> PRIORS =
      List.of(
          "tau = half_cauchy(0.3)",
          "tau = flat()",
          "1/tau2 = gamma(0.001, 0.001)",
          "log(tau2) = uniform(-10, 10)",
          "tau2 = uniform(0, 1000)",
          "tau = log_normal(-2, 0.1)");

  /**
   * One case.
   *
   * @param k studies
   * @param range of the standard errors, the largest by the smallest
   */
  record Case(int k, double range, String mu, String tau) {}

  static Stream<Case> cases() {
    return Stream.of(3, 8, 40)
        .flatMap(
            k ->
                Stream.of(1.0, 5.0, 300.0)
                    .filter(range -> k < 40 || range > 5)
                    .flatMap(
                        range ->
                            PRIORS.stream()
                                .flatMap(
                                    tau ->
                                        (k == 8
                                                ? Stream.of("normal(0, sd = 1)", "cauchy(0, 1)")
                                                : Stream.of("normal(0, sd = 1)"))
                                            .map(mu -> new Case(k, range, mu, tau)))))
        .filter(c -> c.k() > 3 || !c.tau().contains("uniform(0, 1000)"));
  }

  static Studies studies(int k, double range) {
    SplittableRandom random = new SplittableRandom(k);
    double[] sei = new double[k];
    double[] yi = new double[k];
    for (int i = 0; i < k; i++) {
      sei[i] = 0.1 * Math.pow(range, random.nextDouble() - 0.5);
      yi[i] = 0.3 + Math.hypot(0.1, sei[i]) * random.nextGaussian();
    }
    return StudyReader.of(
            Table.create("t", DoubleColumn.create("yi", yi), DoubleColumn.create("sei", sei)))
        .read();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasTheProbabilitiesOfTheWholeList(Case test) {
    Studies studies = studies(test.k(), test.range());
    Design design = Design.intercept(test.k());
    String text = "yi ~ 1\nprior mu = %s\nprior %s".formatted(test.mu(), test.tau());
    ModelPriors priors = ModelPriors.of(ModelText.parse(text).priors(), design.data(studies));
    ExactPosterior exact = PosteriorQuadrature.compute(design.data(studies), priors);
    ExactMarginals marginals = new ExactMarginals(design.data(studies), priors, exact);
    PosteriorMixtures all = new PosteriorMixtures(exact, false);
    List<PosteriorVariable> variables = PosteriorVariables.of(studies, design).all();
    for (PosteriorVariable variable : variables) {
      Marginal whole =
          switch (variable.kind()) {
            case COEFFICIENT -> all.coefficient(0);
            case THETA_NEW -> all.next(new double[] {1}, 0);
            case BETA_F -> all.betaF();
            case THETA -> all.theta(variable.index());
            default -> marginals.of(variable);
          };
      boolean isZeta2 = variable.kind() == PosteriorVariable.Kind.ZETA2; // QuadraticMixtureTest
      if (isZeta2 || variable.kind() == PosteriorVariable.Kind.THETA && variable.index() > 8) {
        continue;
      }
      Marginal ours = marginals.of(variable);
      assertEquals(whole.mean(), ours.mean(), variable.name());
      for (double p : new double[] {0.002, 0.011, 0.025, 0.25, 0.5, 0.75, 0.975, 0.989, 0.998}) {
        double q = ours.quantile(p);
        assertEquals(p, q == 0 && p < ours.cdf(0) ? p : whole.cdf(q), 2e-9, variable.name());
        assertEquals(whole.cdf(q), ours.cdf(q), 2e-9, variable.name());
      }
    }
  }

  /** The point of it: where standard errors are alike, few values of tau are enough. */
  @ParameterizedTest
  @MethodSource("cases")
  void isUsedWhereStandardErrorsAreAlike(Case test) {
    if (test.range() > 5) {
      return;
    }
    Studies studies = studies(test.k(), test.range());
    Design design = Design.intercept(test.k());
    String text = "yi ~ 1\nprior mu = %s\nprior %s".formatted(test.mu(), test.tau());
    ModelPriors priors = ModelPriors.of(ModelText.parse(text).priors(), design.data(studies));
    ExactPosterior exact = PosteriorQuadrature.compute(design.data(studies), priors);
    ExactMarginals marginals = new ExactMarginals(design.data(studies), priors, exact);
    for (PosteriorVariable variable : PosteriorVariables.of(studies, design).all()) {
      boolean ofTau =
          variable.kind() == PosteriorVariable.Kind.TAU
              || variable.kind() == PosteriorVariable.Kind.TAU2;
      if (!ofTau && variable.kind() != PosteriorVariable.Kind.ZETA2 && exact.distinct() > 96) {
        assertTrue(
            marginals.of(variable) instanceof CompressedMarginal,
            variable.name() + " " + exact.distinct());
      }
    }
  }

  private static PosteriorModel model(Studies studies, Design design, ModelPriors priors) {
    return new PosteriorModel(studies, design, priors, PosteriorVariables.of(studies, design));
  }
}
