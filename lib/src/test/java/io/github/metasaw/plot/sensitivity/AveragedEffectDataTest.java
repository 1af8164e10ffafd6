package io.github.metasaw.plot.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.bias.Component;
import io.github.metasaw.bayes.bias.Ensemble;
import io.github.metasaw.bayes.bias.Robma;
import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.plot.SelectionFigures;
import io.github.metasaw.plot.scene.Curve;
import org.junit.jupiter.api.Test;

class AveragedEffectDataTest {

  private static final RobmaFit SLOPES =
      Robma.defaults()
          .withEnsemble(Ensemble.PP)
          .fit(Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read()));
  private static final AveragedEffectData DATA = AveragedEffectData.of(SLOPES);

  /** By the rule of trapezia. */
  private static double integral(Curve curve) {
    double sum = 0;
    for (int i = 1; i < curve.size(); i++) {
      sum += (curve.x(i) - curve.x(i - 1)) * (curve.y(i) + curve.y(i - 1)) / 2;
    }
    return sum;
  }

  @Test
  void spikeAndSlabHaveAllProbability() {
    double effect = SLOPES.posterior().probability(Component.EFFECT);
    assertEquals(1 - effect, DATA.posteriorNull(), 1e-12);
    assertEquals(effect, integral(DATA.posterior()), 0.01 * effect);
  }

  /** Half the models have an effect, whose prior is normal with an SD of 1. */
  @Test
  void thePriorIsThatOfTheModelsWithAnEffect() {
    assertEquals(0.5, DATA.priorNull(), 1e-12);
    for (int i = 0; i < DATA.prior().size(); i += 20) {
      assertEquals(0.5 * Normal.density(DATA.prior().x(i)), DATA.prior().y(i), 1e-12);
    }
  }

  @Test
  void componentsHaveTheirBayesFactors() {
    assertEquals(3, DATA.components().size());
    for (AveragedEffectData.Presence each : DATA.components()) {
      double odds = each.posterior() / (1 - each.posterior());
      double before = each.prior() / (1 - each.prior());
      assertEquals(odds / before, each.bayesFactor(), 1e-8 * each.bayesFactor(), each.label());
    }
  }

  @Test
  void theAxisHoldsNoEffect() {
    assertTrue(DATA.shown().lower() < 0 && DATA.shown().upper() > 0);
    assertEquals(SLOPES.lower(), DATA.interval().lower(), 1e-12);
  }

  @Test
  void modelsWithoutSelectionHaveNoWeights() {
    MetaException fault =
        assertThrows(MetaException.class, () -> SelectionFigures.averagedWeights(SLOPES));
    assertTrue(fault.getMessage().contains("psma or 2w"), fault.getMessage());
  }
}
