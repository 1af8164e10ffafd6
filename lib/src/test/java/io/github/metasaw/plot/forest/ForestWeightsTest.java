package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestWeightsTest {

  /** A19: each model has a column of weights, headed by its label. */
  @Test
  void eachModelHasItsWeights() throws Exception {
    Studies bcg = Meta.studies(Meta.dataset("bcg")).read();
    FrequentistFit common = Meta.fit(bcg, FreqOptions.defaults().withMethod("common"));
    FrequentistFit random = Meta.fit(bcg);
    ForestData data = ForestData.of(List.of(common, random), ForestOptions.defaults());
    assertEquals(List.of("Common effect", "Random effects (REML)"), data.weightHeads());
    for (int i = 0; i < bcg.k(); i++) {
      ForestRow row = data.studies().get(i);
      assertEquals(List.of(common.weights()[i], random.weights()[i]), row.weights());
      assertEquals(random.weights()[i], row.weight());
    }
    Figure figure = Meta.forest(common, random);
    SceneChecks.isReadable(figure);
    String head = figure.text().lines().filter(l -> l.contains("Study ")).findFirst().orElse("");
    assertTrue(head.contains("Common effect") && head.contains("REML"), figure.text());
    assertEquals(
        List.of("Weight"), ForestData.of(List.of(random), ForestOptions.defaults()).weightHeads());
    ForestData grouped =
        ForestData.of(List.of(common, random), ForestOptions.defaults().withGroup("alloc"));
    SceneChecks.isReadable(
        Meta.forest(ForestOptions.defaults().withGroup("alloc"), common, random));
    double[] sums = new double[2];
    for (ForestRow row : grouped.rows()) {
      for (int m = 0; m < 2 && row.kind() == ForestRow.Kind.SUBGROUP; m++) {
        sums[m] += Double.isNaN(row.weights().get(m)) ? 0 : row.weights().get(m);
      }
    }
    assertEquals(100, sums[0], 1e-9);
    assertEquals(100, sums[1], 1e-9);
  }
}
