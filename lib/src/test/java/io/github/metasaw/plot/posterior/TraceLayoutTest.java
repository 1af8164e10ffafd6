package io.github.metasaw.plot.posterior;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import io.github.metasaw.plot.scene.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceLayoutTest {

  @Test
  void warmUpStandsOnAShadeOfItsOwn() {
    double[][] chains = {{50, 9, 1, 2, 3, 2}, {-50, -9, 1, 3, 2, 1}};
    TraceData data =
        new TraceData(
            2, 4, List.of(new TraceData.Variable("mu", true, chains, Double.NaN, Double.NaN)));
    Scene scene = TraceLayout.draw(data, Transformation.IDENTITY);
    Mark.Rect shade =
        SceneChecks.marks(scene, Mark.Rect.class)
            .filter(r -> r.fill().equals(Theme.SHADE) && r.height() > 20)
            .findFirst()
            .orElseThrow();
    assertTrue(shade.width() > 0.2 * (702 - 76) && shade.width() < 0.4 * (702 - 76));
    assertTrue(scene.description().contains("after 2 of warm-up"));
    // What left the panel in warm-up is cut at its edges.
    SceneChecks.marks(scene, Mark.Polyline.class)
        .flatMap(p -> p.points().stream())
        .skip(2)
        .forEach(p -> assertTrue(p.y() <= shade.y() + shade.height() + 1e-9));
  }
}
