package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest {

  @Test
  void everyEnsembleHalvesThePriorOnEachComponent() {
    int[] size = {36, 12, 12};
    for (Ensemble ensemble : Ensemble.values()) {
      List<AveragedModel> models = ensemble.models(RobmaPriors.DEFAULT);
      assertEquals(size[ensemble.ordinal()], models.size(), ensemble.id());
      for (Component component : Component.values()) {
        assertEquals(
            0.5,
            models.stream().filter(component::isIn).mapToDouble(AveragedModel::prior).sum(),
            1e-12);
      }
      assertEquals(ensemble, Ensemble.parse(ensemble.id()));
    }
  }

  @Test
  void psmaSplitsBiasBetweenSelectionAndSlopes() {
    List<AveragedModel> models = Ensemble.PSMA.models(RobmaPriors.DEFAULT);
    assertEquals(
        0.25,
        models.stream()
            .filter(m -> m.bias() instanceof BiasAdjustment.Selection)
            .mapToDouble(AveragedModel::prior)
            .sum(),
        1e-12);
    assertEquals(
        0.125,
        models.stream()
            .filter(m -> m.bias().label().equals("PET"))
            .mapToDouble(AveragedModel::prior)
            .sum(),
        1e-12);
  }

  @Test
  void priorProbabilitiesAreHonoured() {
    RobmaPriors priors = RobmaPriors.DEFAULT.withProbabilities(0.2, 0.9, 0.7);
    List<AveragedModel> models = Ensemble.PSMA.models(priors);
    double[] expected = {0.2, 0.9, 0.7};
    for (Component component : Component.values()) {
      assertEquals(
          expected[component.ordinal()],
          models.stream().filter(component::isIn).mapToDouble(AveragedModel::prior).sum(),
          1e-12);
    }
  }

  @Test
  void unknownNamesAreRefused() {
    assertThrows(MetaException.class, () -> Ensemble.parse("psm"));
    assertThrows(MetaException.class, () -> Direction.parse("up"));
    assertThrows(MetaException.class, () -> WorkingScale.parse("z"));
  }
}
