package io.github.metasaw.plot.estimand;

import static io.github.metasaw.plot.estimand.EstimandSamples.fit;
import static io.github.metasaw.plot.estimand.EstimandSamples.studies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Studies;
import io.github.metasaw.estimand.Estimand.Reading;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.scene.Contours;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimandFiguresTest {

  /** The contour of a cone is a circle. */
  @Test
  void contoursFollowTheLevel() {
    List<Point> points = new ArrayList<>();
    double[] values = new double[41 * 41];
    List<int[]> triangles = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      for (int j = 0; j <= 40; j++) {
        values[points.size()] = Math.hypot(i - 20, j - 20);
        points.add(new Point(i, j));
        if (i < 40 && j < 40) {
          int a = i * 41 + j;
          triangles.add(new int[] {a, a + 41, a + 42});
          triangles.add(new int[] {a, a + 1, a + 42});
        }
      }
    }
    Contours contours = new Contours(points, values, triangles);
    List<List<Point>> lines = contours.at(12.3);
    assertEquals(1, lines.size());
    List<Point> circle = lines.get(0);
    assertEquals(circle.get(0), circle.get(circle.size() - 1));
    circle.forEach(p -> assertEquals(12.3, Math.hypot(p.x() - 20, p.y() - 20), 0.03));
    // Beyond 20 the circle leaves the mesh at each side: four open arcs.
    assertEquals(4, contours.at(24).size());
    assertTrue(contours.at(100).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 20, 60})
  void fitsReadWell(int k) throws Exception {
    Studies studies = studies(k);
    FrequentistFit common = fit(studies, "common");
    FrequentistFit fixed = fit(studies, "fixed");
    FrequentistFit random = fit(studies, "SJ");
    for (Reading reading : Reading.values()) {
      SceneChecks.isReadable(Figures.estimands(List.of(common, fixed, random, random), reading));
    }
    SceneChecks.isReadable(Figures.estimands(List.of(common), Reading.RANDOM));
    SceneChecks.isReadable(Figures.signal(SignalDecomposition.of(studies)));
    SceneChecks.isReadable(Figures.weights(common, random));
    SceneChecks.isReadable(Figures.sampling(random));
    SceneChecks.isReadable(Figures.sampling(common));
    SceneChecks.isReadable(Figures.sampling(fixed));
  }
}
