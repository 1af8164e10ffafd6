package io.github.metasaw.plot.genetics;

import static io.github.metasaw.plot.genetics.GeneticsSamples.cdkal1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

class DendrogramLayoutTest {

  @Test
  void branchesJoinAtTheirDistance() {
    MantraFit fit = cdkal1();
    Scene scene = GeneticsFigures.dendrogram(fit).scene();
    // an upright line for each merge, from left to right in the order of their heights
    List<Double> upright =
        SceneChecks.marks(scene, Mark.Line.class)
            .filter(line -> line.x1() == line.x2() && Math.abs(line.y1() - line.y2()) > 8)
            .map(Mark.Line::x1)
            .toList();
    assertEquals(4, upright.size());
    double scale = (upright.get(1) - upright.get(0)) / (.06625 - .05);
    assertEquals(upright.get(0) + scale * (.108125 - .05), upright.get(2), 1e-9);
    assertTrue(scene.description().contains("Latinos join at 0.05000"), scene.description());
  }

  @Test
  void tiedStudiesJoinAtOneDistance() throws Exception {
    double[][] d = {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
    Figure tree = GeneticsFigures.dendrogram(Distances.of(List.of("a", "b", "c"), d));
    SceneChecks.isReadable(tree);
    Figure none =
        GeneticsFigures.dendrogram(Distances.of(List.of("a", "b", "c"), new double[3][3]));
    SceneChecks.isReadable(none);
  }
}
