package io.github.metasaw.plot.estimand;

import static io.github.metasaw.plot.estimand.EstimandSamples.studies;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.scene.SceneChecks;
import org.junit.jupiter.api.Test;

class SimplexDataTest {

  @Test
  void theTriangleIsForThreeStudies() throws Exception {
    Figure figure = Figures.simplex(studies(3), "1/1/1", "2/7/1", "7/1/2");
    SceneChecks.isReadable(figure);
    assertThrows(MetaException.class, () -> Figures.simplex(studies(4), "equal"));
  }
}
