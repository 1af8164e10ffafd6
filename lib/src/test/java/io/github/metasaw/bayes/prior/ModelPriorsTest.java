package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelPriorsTest {

  private static final RegressionData DATA =
      new RegressionData(
          new double[] {1, 2, 4},
          new double[] {1, 1, 1},
          new double[] {1, 0, 1, 1, 1, 5},
          List.of(new Parameter.Mean(0, Parameter.INTERCEPT), new Parameter.Mean(0, "year")));

  private static ModelPriors priors(String... lines) {
    String text = lines.length == 0 ? "" : "\nprior " + String.join("\nprior ", lines);
    return ModelPriors.of(ModelText.parse("yi ~ year" + text).priors(), DATA);
  }

  @Test
  void whatIsNotWrittenIsFlatAndSaidSo() {
    ModelPriors priors = priors();
    assertEquals(2, priors.flatCoefficients());
    assertFalse(priors.isProper());
    assertTrue(priors.isOneTau());
    assertEquals(DispersionPrior.OfScale.FLAT_TAU, priors.tau());
    assertEquals("default_priors", priors.checks().get(0).name());
    assertEquals("mu, year, tau", priors.checks().get(0).value());
  }

  /** beta is all moderators without a prior of their own, and never the intercept. */
  @Test
  void betaIsForTheModerators() {
    ModelPriors priors = priors("beta = normal(0, sd = 2)", "tau = half_normal(sd = 1)");
    assertArrayEquals(new boolean[] {true, false}, priors.flat());
    assertEquals("normal(0, sd = 2)", priors.coefficients().get(1).code());
    ModelPriors own = priors("beta = normal(0, sd = 2)", "year = cauchy(0, 1)", "mu = fixed(1)");
    assertEquals("cauchy(0, scale = 1)", own.coefficients().get(1).code());
    assertEquals(1, own.mixtures());
    assertEquals(0, own.flatCoefficients());
  }

  @Test
  void copiesDifferInOnePlace() {
    ModelPriors priors = priors("year = t(3, 0, 1)", "tau = half_cauchy(1)");
    ModelPriors fixed = priors.withCoefficient(0, new LocationPrior.Fixed(2));
    assertTrue(fixed.coefficients().get(0).isKnown());
    assertEquals(priors.coefficients().get(1), fixed.coefficients().get(1));
    DispersionPrior known = new DispersionPrior.Known("tau = fixed(1)", 0, 1);
    assertEquals(known, priors.withTau(known).tau());
    assertEquals(priors.coefficients(), priors.withTau(known).coefficients());
    assertEquals(0, priors.withNormals().mixtures());
    assertEquals(new LocationPrior.Normal(0, 1), priors.withNormals().coefficients().get(1));
  }

  @Test
  void secondPriorsAreRefused() {
    for (String[] lines :
        new String[][] {
          {"mu = flat()", "mu = normal(0, sd = 1)"},
          {"year = flat()", "beta[year] = flat()"},
          {"tau = flat()", "tau2 = fixed(1)"},
          {"tau = flat()", "L9"},
          {"beta = flat()", "beta = flat()"}
        }) {
      MetaException refused = assertThrows(MetaException.class, () -> priors(lines));
      assertTrue(refused.getMessage().startsWith("a second prior of "), refused.getMessage());
      assertTrue(refused.getMessage().contains("(line 3, column"), refused.getMessage());
    }
  }

  /** Every parameter of a model with several SDs needs a prior; correlations have a default. */
  @Test
  void severalSdsNeedPriors() {
    List<Parameter> two =
        List.of(
            new Parameter.Sigma(1, Parameter.INTERCEPT),
            new Parameter.Sigma(2, Parameter.INTERCEPT),
            new Parameter.OutcomeCorrelation(Parameter.INTERCEPT));
    String text = "yi ~ year\nprior sigma1 = half_normal(sd = 1)";
    MetaException refused =
        assertThrows(
            MetaException.class,
            () -> ModelPriors.of(ModelText.parse(text).priors(), DATA.terms(), two));
    assertEquals(
        "sigma2 has no prior, and none goes without saying: write for example prior sigma2 = half_normal(sd = 0.5)",
        refused.getMessage());
    ModelPriors complete =
        ModelPriors.of(
            ModelText.parse(text + "\nprior sigma2 = half_normal(sd = 2)").priors(),
            DATA.terms(),
            two);
    assertEquals("rho12 = lkj(1)", complete.dispersion().get(2).code());
    assertFalse(complete.isOneTau());
    assertThrows(IllegalStateException.class, complete::tau);
  }
}
