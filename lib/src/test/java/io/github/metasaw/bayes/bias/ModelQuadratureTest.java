package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.bias.StepWeights.Sides;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.integrate.CompositeRule;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ModelQuadratureTest {

  private static final List<AveragedModel> MODELS = Ensemble.PSMA.models(RobmaPriors.DEFAULT);

  /** The exact posterior without bias has the mean in closed form. */
  @Test
  void withoutBiasItAgreesWithTheExactPosterior() {
    Table bem =
        Table.create("bem", DoubleColumn.create("yi", Bem.D), DoubleColumn.create("sei", Bem.SE));
    BayesFit both =
        Meta.bayes(
            bem,
            "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = inverse_gamma(1, scale = 0.15)");
    ModelPosterior posterior =
        Bem.quadrature(Bem.DATA)
            .integrate(new AveragedModel(true, true, new BiasAdjustment.None(), 1));
    assertEquals(both.logMarginal(), posterior.logMarginal(), 1e-6);
    assertEquals(both.mean("mu"), posterior.mu().average(x -> x), 1e-7);
    assertEquals(both.mean("tau"), posterior.logTau().average(Math::exp), 1e-7);
    BayesFit noEffect =
        Meta.bayes(bem, "yi ~ 1\nprior mu = fixed(0)\nprior tau = inverse_gamma(1, scale = 0.15)");
    assertEquals(
        noEffect.logMarginal(),
        Bem.quadrature(Bem.DATA)
            .integrate(new AveragedModel(false, true, new BiasAdjustment.None(), 1))
            .logMarginal(),
        1e-6);
  }

  /** Mean and slope of a normal linear model: the mean in closed form, the slope by panels. */
  @Test
  void slopesAgreeWithTheLinearModel() {
    double expected =
        CompositeRule.integrate(
            angle -> {
              double slope = Math.tan(angle);
              double precision = 1;
              double sum = 0;
              double squares = 0;
              double log = 0;
              for (int i = 0; i < Bem.D.length; i++) {
                double weight = 1 / (Bem.SE[i] * Bem.SE[i]);
                double y = Bem.D[i] - slope * Bem.SE[i];
                precision += weight;
                sum += weight * y;
                squares += weight * y * y;
                log += 0.5 * Math.log(weight / (2 * Math.PI));
              }
              return 2
                  / Math.PI
                  * Math.exp(
                      log - 0.5 * Math.log(precision) - 0.5 * (squares - sum * sum / precision));
            },
            0,
            Math.PI / 2,
            400);
    ModelPosterior posterior =
        Bem.quadrature(Bem.DATA)
            .integrate(
                new AveragedModel(
                    true,
                    false,
                    new BiasAdjustment.Slope(
                        BiasAdjustment.Predictor.PET, RobmaPriors.DEFAULT.pet()),
                    1));
    assertEquals(Math.log(expected), posterior.logMarginal(), 1e-6);
  }

  /** By nested panels over mean, log tau and weight, without any of the code that is tested. */
  @Test
  void selectionAgreesWithNestedPanels() {
    double[] y = {0.3, 0.1, 0.5};
    double[] se = {0.12, 0.2, 0.3};
    double critical = Normal.upperQuantile(0.05);
    double expected =
        CompositeRule.integrate(
            u -> {
              double tau = Math.exp(u);
              double prior = 0.15 * Math.exp(-u - 0.15 / tau);
              return prior
                  * CompositeRule.integrate(
                      mu ->
                          Normal.density(mu)
                              * CompositeRule.integrate(
                                  x ->
                                      4
                                          * Math.pow(x, 3)
                                          * likelihood(y, se, critical, mu, tau, Math.pow(x, 4)),
                                  0,
                                  1,
                                  2),
                      -8,
                      8,
                      60);
            },
            -6,
            9,
            25);
    ModelPosterior posterior =
        Bem.quadrature(new ObservedEffects(y, se))
            .integrate(
                new AveragedModel(
                    true, true, new BiasAdjustment.Selection(StepWeights.of(Sides.ONE, 0.05)), 1));
    assertEquals(Math.log(expected), posterior.logMarginal(), 1e-6);
  }

  private static double likelihood(
      double[] y, double[] se, double critical, double mu, double tau, double w) {
    double product = 1;
    for (int i = 0; i < y.length; i++) {
      double sd = Math.hypot(se[i], tau);
      double significant = Normal.survival((critical * se[i] - mu) / sd);
      product *=
          (y[i] >= critical * se[i] ? 1 : w)
              * Normal.density((y[i] - mu) / sd)
              / sd
              / (significant + w * (1 - significant));
    }
    return product;
  }

  @Test
  void halvedStepsChangeLittle() {
    ModelQuadrature quadrature = Bem.quadrature(Bem.DATA);
    for (AveragedModel model : MODELS) {
      boolean isDear =
          model.bias() instanceof BiasAdjustment.Selection s && s.function().steps().size() == 3;
      if (!isDear) {
        ModelPosterior usual = quadrature.integrate(model);
        assertEquals(
            quadrature.integrate(model, 1).logMarginal(), usual.logMarginal(), 1e-6, "" + model);
        assertTrue(usual.error() < 1e-6, "" + model);
      }
    }
  }

  @Test
  @Tag("slow")
  void halvedStepsOfThreeWeightsChangeLittle() {
    ModelQuadrature quadrature = Bem.quadrature(Bem.DATA);
    for (AveragedModel model : MODELS) {
      assertEquals(
          quadrature.integrate(model, 1).logMarginal(),
          quadrature.integrate(model).logMarginal(),
          1e-6,
          "" + model);
    }
  }
}
