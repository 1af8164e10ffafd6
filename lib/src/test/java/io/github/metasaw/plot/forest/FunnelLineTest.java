package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.bias.BiasAdjustment.Predictor;
import io.github.metasaw.bayes.bias.Direction;
import io.github.metasaw.bayes.bias.Ensemble;
import io.github.metasaw.bayes.bias.Robma;
import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.bayes.bias.WorkingScale;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.PrecisionAdjustment;
import io.github.metasaw.freq.bias.PrecisionAdjustment.Method;
import org.junit.jupiter.api.Test;

class FunnelLineTest {

  private static final FrequentistFit FIT =
      Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read());

  @Test
  void petRisesWithTheErrorAndPeeseWithItsSquare() {
    PrecisionAdjustment pet = PrecisionAdjustment.of(FIT, Method.PET);
    PrecisionAdjustment peese = PrecisionAdjustment.of(FIT, Method.PEESE);
    for (double se : new double[] {0, 0.4, 17}) {
      assertEquals(pet.effect(se), FunnelLine.of(pet).effect(se), 1e-9);
      assertEquals(peese.effect(se), FunnelLine.of(peese).effect(se), 1e-9);
    }
    assertEquals(0, FunnelLine.of(pet).curvature());
    assertEquals(0, FunnelLine.of(peese).slope());
  }

  @Test
  void theAveragedLineHasThePosteriorMeans() {
    RobmaFit average = Robma.defaults().withEnsemble(Ensemble.PP).fit(FIT);
    FunnelLine line = FunnelLine.of(average);
    assertEquals(average.estimate(), line.effect(0), 1e-12);
    double pet = average.posterior().slope(Predictor.PET, false).mean();
    double peese = average.posterior().slope(Predictor.PEESE, false).mean();
    assertEquals(average.estimate() + 3 * pet + 9 * peese, line.effect(3), 1e-9);
    assertTrue(pet > 0);
  }

  /** Where small studies are expected to have lower effects, the line falls. */
  @Test
  void theLineGoesInTheExpectedDirection() {
    Robma models = Robma.defaults().withEnsemble(Ensemble.PP);
    FunnelLine down = FunnelLine.of(models.withDirection(Direction.NEGATIVE).fit(FIT));
    assertTrue(down.slope() < 0 && down.curvature() < 0);
  }

  @Test
  void whatHasNoLineIsRefusedWithWhatHas() {
    RobmaFit weights = Robma.defaults().withEnsemble(Ensemble.TWO_WEIGHTS).fit(FIT);
    assertTrue(message(weights).contains("ensemble pp or psma"));
    RobmaFit fisher =
        Robma.defaults()
            .withEnsemble(Ensemble.PP)
            .withScale(WorkingScale.FISHER_Z)
            .fit(Meta.fit(Meta.studies(Meta.dataset("lehmann2018")).read()));
    assertTrue(message(fisher).contains("scale as_is"));
  }

  private static String message(RobmaFit average) {
    return assertThrows(MetaException.class, () -> FunnelLine.of(average)).getMessage();
  }
}
