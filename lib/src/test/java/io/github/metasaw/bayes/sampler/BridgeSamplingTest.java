package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.exact.IntegratedCoefficients;
import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Marginal likelihoods from draws, against what is known of them. */
class BridgeSamplingTest {

  private static final double ERRORS = 4.5;

  private static final String GROUPS =
      "yi ~ 1 + (1 | alloc) + meta_V(V = vi)\nprior mu = normal(0, sd = 1)\n";

  private static final String TWO_SDS =
      GROUPS + "prior sigma = half_normal(sd = 0.5)\nprior sd(alloc) = half_cauchy(0.4)";

  private static final BayesOptions NUTS = BayesOptions.defaults().withSampler("nuts").withSeed(6);

  private static Table bcg() {
    return Meta.dataset("bcg");
  }

  private record Model(GaussianModel model, ModelPriors priors) {
    static Model of(String text) {
      ModelSpec spec = ModelSpec.parse(text, Map.of());
      Studies studies = spec.read(Meta.studies(bcg()));
      GaussianModel model = ModelBuilder.build(spec, studies);
      return new Model(
          model,
          ModelPriors.of(
              spec.text().priors(), model.mean().parameters(), model.structure().parameters()));
    }

    MarginalLikelihood evidence(BayesOptions options) {
      PosteriorVariables variables = PosteriorVariables.of(model, priors.parameters());
      StructuredSampler sampler =
          new StructuredSampler(model, priors, options.chainSettings(), variables, null);
      sampler.draw();
      return sampler.marginalLikelihood();
    }
  }

  /** A normal density in three dimensions, of which the draws are known to be independent. */
  @Test
  void aNormalDensityIntegratesToItsConstant() {
    RandomStream stream = Streams.of(1).chain(0);
    double[][][] draws = new double[2][2000][3];
    for (double[][] chain : draws) {
      for (double[] x : chain) {
        x[0] = 5 + stream.nextGaussian();
        x[1] = 0.3 * x[0] + 0.01 * stream.nextGaussian();
        x[2] = 1e3 * stream.nextGaussian();
      }
    }
    MarginalLikelihood found =
        BridgeSampling.of(
            draws,
            x -> {
              double a = x[0] - 5;
              double b = (x[1] - 0.3 * x[0]) / 0.01;
              double c = x[2] / 1e3;
              return 700 - 0.5 * (a * a + b * b + c * c);
            },
            stream);
    double exact = 700 + 1.5 * Math.log(2 * Math.PI) + Math.log(0.01 * 1e3);
    assertEquals(exact, found.logMarginal(), ERRORS * found.error());
    assertTrue(found.error() < 0.01, () -> "error " + found.error());
  }

  /** Written with a line for sigma, a model of one tau goes by the samplers of several. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ 1 + meta_V(V = vi)\nprior mu = normal(0, sd = 1)\nprior tau = half_normal(sd = 0.5)",
        "yi ~ 1 + meta_V(V = vi)\nprior mu = cauchy(0, 0.3)\nprior tau2 = half_cauchy(0.2)",
        "yi ~ 1 + meta_V(V = vi)\nprior tau = uniform(0.05, 0.6)",
        "yi ~ 1 + meta_V(V = vi)\nprior log(tau) = normal(-1, sd = 0.5)",
        "yi ~ ablat + meta_V(V = vi)\nprior ablat = t(4, 0, scale = 0.02)\nprior tau = half_cauchy(0.3)",
        "yi ~ 1 + meta_V(V = vi)\nprior mu = t(3, 0, scale = 1)\nprior tau = fixed(0.5)",
      })
  void agreesWithTheQuadratureOfOneTau(String text) {
    double exact = Meta.bayes(bcg(), text).logMarginal();
    Model model = Model.of(text.replaceFirst("\n", "\nsigma ~ 1\n"));
    for (Sampler sampler : new Sampler[] {Sampler.NUTS, Sampler.GIBBS}) {
      MarginalLikelihood found = model.evidence(NUTS.withSampler(sampler).withDraws(2000));
      assertEquals(exact, found.logMarginal(), ERRORS * found.error(), sampler.id());
      assertTrue(found.error() < 0.03, () -> "error " + found.error());
    }
  }

  /** The trapezoidal rule in both log SDs, which converges geometrically. */
  private static double twoSds(boolean muIsZero) {
    Model model = Model.of(muIsZero ? TWO_SDS.replace("normal(0, sd = 1)", "fixed(0)") : TWO_SDS);
    GaussianLikelihood likelihood =
        IntegratedCoefficients.of(model.model(), model.priors().coefficients()).likelihood();
    double step = 0.1;
    double sum = 0;
    for (double u = -25; u <= 6; u += step) {
      for (double w = -25; w <= 12; w += step) {
        double sigma = Math.exp(u);
        double sd = Math.exp(w);
        double prior = Math.sqrt(2 / Math.PI) / 0.5 * Math.exp(-0.5 * sigma * sigma / 0.25) * sigma;
        prior *= 2 / (Math.PI * 0.4 * (1 + sd * sd / 0.16)) * sd;
        sum += prior * Math.exp(likelihood.at(new double[] {u, w})) * step * step;
      }
    }
    return Math.log(sum);
  }

  @ParameterizedTest
  @EnumSource(names = {"NUTS", "GIBBS"})
  void agreesWithQuadratureOfTwoSds(Sampler sampler) {
    BayesFit fit = Meta.bayes(bcg(), TWO_SDS, NUTS.withSampler(sampler));
    double error = fit.logMarginalError();
    assertTrue(error > 0 && error < 0.02, () -> "error " + error);
    assertEquals(twoSds(false), fit.logMarginal(), ERRORS * error);
    double factor = Math.log(fit.bayesFactor("mu = 0"));
    assertEquals(twoSds(true) - twoSds(false), factor, ERRORS * 1.5 * error);
  }

  /** Without the group's SD the model is that of one tau. */
  @Test
  void aPointHypothesisIsTheModelWithIt() {
    BayesFit fit = Meta.bayes(bcg(), TWO_SDS, NUTS);
    BayesFit one =
        Meta.bayes(
            bcg(),
            "yi ~ 1 + meta_V(V = vi)\nprior mu = normal(0, sd = 1)\n"
                + "prior tau = half_normal(sd = 0.5)");
    double expected = one.logMarginal() - fit.logMarginal();
    assertEquals(expected, Math.log(fit.bayesFactor("sd(alloc) = 0")), 1e-8);
    assertEquals(expected, Math.log(one.bayesFactor(fit)), 1e-12);
    assertEquals(-expected, Math.log(fit.bayesFactor(one)), 1e-12);
  }

  /** A line for each SD of its own, with predictors; the coordinates must keep their Jacobian. */
  @Test
  void doesNotDependOnUnitsOfAPredictorOfSigma() {
    String text =
        "yi ~ 1 + meta_V(V = vi)\nsigma ~ %s\nprior mu = normal(0, sd = 1)\n"
            + "prior sigma = half_normal(sd = 1)\nprior sigma:%s = normal(0, sd = %s)";
    BayesFit degrees = Meta.bayes(bcg(), text.formatted("ablat", "ablat", "0.05"), NUTS);
    BayesFit tens = Meta.bayes(bcg(), text.formatted("I(ablat/10)", "I(ablat/10)", "0.5"), NUTS);
    double error = Math.hypot(degrees.logMarginalError(), tens.logMarginalError());
    assertEquals(degrees.logMarginal(), tens.logMarginal(), ERRORS * error);
  }

  @Test
  void theErrorIsThatOfRepetition() {
    Model model = Model.of(TWO_SDS);
    int runs = 60;
    double mean = 0;
    double squares = 0;
    double said = 0;
    for (int seed = 1; seed <= runs; seed++) {
      MarginalLikelihood one = model.evidence(NUTS.withSeed(seed).withWarmup(300).withDraws(300));
      double gap = one.logMarginal() - mean;
      mean += gap / seed;
      squares += gap * (one.logMarginal() - mean);
      said += one.error() / runs;
    }
    double sd = Math.sqrt(squares / (runs - 1));
    // A standard deviation of sixty is good to 9 %, and the error is an approximation.
    assertEquals(1, said / sd, 0.35, "said " + said + ", found " + sd);
  }

  @Test
  void refusesInOneLine() {
    BayesFit fit =
        Meta.bayes(
            bcg(),
            "yi ~ 1 + (1 | alloc) + meta_V(V = vi)\nprior sigma = half_normal(sd = 0.5)\n"
                + "prior sd(alloc) = half_normal(sd = 0.5)",
            NUTS.withWarmup(100).withDraws(50));
    assertRefused("the prior of mu is flat", () -> fit.bayesFactor("mu = 0"));
    assertRefused("not of 'theta[1]'", () -> fit.bayesFactor("theta[1] = 0"));
    assertRefused("sigma cannot be -1", () -> fit.bayesFactor("sigma = -1"));
    assertRefused("names a parameter and its value", () -> fit.bayesFactor("sigma > 1"));
    BayesFit other = Meta.bayes(bcg(), TWO_SDS, NUTS.withWarmup(100).withDraws(50));
    assertRefused("flat in one model only", () -> fit.bayesFactor(other));
    BayesFit elsewhere =
        Meta.bayes(Meta.dataset("eight_schools"), "yi ~ 1\nprior mu = normal(0, sd = 20)");
    assertRefused("different data", () -> other.bayesFactor(elsewhere));
  }

  private static void assertRefused(String reason, org.junit.jupiter.api.function.Executable call) {
    MetaException fault = assertThrows(MetaException.class, call);
    assertTrue(fault.getMessage().contains(reason), fault.getMessage());
  }

  @Test
  void aLargeErrorIsAWarning() {
    BayesFit few = Meta.bayes(bcg(), TWO_SDS, NUTS.withChains(1).withWarmup(50).withDraws(8));
    Check check =
        few.checkList().stream()
            .filter(one -> one.name().equals("log_marginal"))
            .findFirst()
            .orElseThrow();
    assertEquals(Check.Status.WARNING, check.status(), check.value());
  }
}
