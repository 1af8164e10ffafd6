package io.github.metasaw.plot.genetics;

import static io.github.metasaw.plot.genetics.GeneticsSamples.cdkal1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestData;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.forest.ForestRow;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import io.github.metasaw.plot.scene.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;

class MantraForestTest {

  @Test
  void theForestHasAHeadingAndAColourForEachCluster() {
    ForestData data = MantraForest.read(cdkal1(), ForestOptions.defaults());
    assertEquals(
        List.of("Cluster 1", "Cluster 2"),
        data.rows().stream()
            .filter(row -> row.kind() == ForestRow.Kind.HEADING)
            .map(ForestRow::label)
            .toList());
    assertEquals(
        List.of(0, 0, 0, 1, 1),
        data.studies().stream().map(row -> row.effect().cluster()).toList());
    assertEquals(.1221532309, data.studies().get(0).effect().mean(), 1e-9);
    Scene scene = Figures.forest(cdkal1(), ForestOptions.defaults()).scene();
    for (int cluster = 0; cluster < 2; cluster++) {
      String colour = Theme.series(cluster);
      long squares =
          SceneChecks.marks(scene, Mark.Rect.class).filter(r -> r.fill().equals(colour)).count();
      long circles =
          SceneChecks.marks(scene, Mark.Circle.class).filter(c -> c.fill().equals(colour)).count();
      assertEquals(cluster == 0 ? 3 : 2, squares);
      assertEquals(squares, circles);
    }
    assertTrue(data.notes().get(2).contains("mu ~ normal(0, sd = 1)"));
  }
}
