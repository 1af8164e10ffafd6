package io.github.metasaw.plot.estimand;

import static io.github.metasaw.plot.estimand.EstimandSamples.studies;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.scene.SceneChecks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AveragesLayoutTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 20})
  void averagesReadWell(int k) throws Exception {
    Figure figure = Figures.averages(WeightedAverages.of(studies(k), "equal", "n"));
    SceneChecks.isReadable(figure);
    SceneChecks.everyTextIsInTheCharacterForm(figure);
    assertTrue(figure.description().contains("weights precision"), figure.description());
  }
}
