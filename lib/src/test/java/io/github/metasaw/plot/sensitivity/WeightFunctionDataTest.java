package io.github.metasaw.plot.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.bias.Ensemble;
import io.github.metasaw.bayes.bias.Robma;
import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.selection.SelectionModel;
import org.junit.jupiter.api.Test;

class WeightFunctionDataTest {

  private static final FrequentistFit FIT =
      Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read());

  @Test
  void aStepFunctionJumpsAtItsStep() {
    SelectionFit fit = SelectionModel.of("step").withSteps(0.5).fit(FIT);
    WeightFunctionData data = WeightFunctionData.of(fit);
    assertEquals(8, data.rug().length);
    for (int i = 0; i < data.at().length; i++) {
      assertEquals(data.at()[i] <= 0.5 ? 1 : fit.delta()[1], data.weight()[i], 1e-12);
    }
  }

  /** Two-sided steps at 0.05 and 0.10 are one-sided ones at 0.025, 0.05, 0.95 and 0.975. */
  @Test
  void averagedWeightsAreConstantBetweenTheStepsOfAllModels() {
    RobmaFit average = Robma.defaults().withEnsemble(Ensemble.TWO_WEIGHTS).fit(FIT);
    WeightFunctionData data = WeightFunctionData.of(average);
    double[] ends = {0, 0.025, 0.025, 0.05, 0.05, 0.95, 0.95, 0.975, 0.975, 1};
    assertArrayEquals(ends, data.at(), 1e-8);
    for (int j = 0; j < data.at().length; j += 2) {
      double middle = (data.at()[j] + data.at()[j + 1]) / 2;
      double mean = average.posterior().weight(middle, false).mean();
      assertEquals(mean, data.weight()[j], 1e-12);
      assertEquals(mean, data.weight()[j + 1], 1e-12);
      assertTrue(data.lower()[j] <= data.weight()[j] && data.upper()[j] <= 1);
    }
    assertEquals(1, data.weight()[0], 1e-9, "two-sided selection favours both ends");
    assertEquals(data.weight()[0], data.weight()[9], 1e-9);
  }
}
