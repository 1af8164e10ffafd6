package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.DIRECT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceDataTest {

  @Test
  void aTraceHasALineAChainAndTheDrawsOfTheFit() {
    BayesFit fit = schools(DIRECT);
    TraceData data = TraceData.of(fit, List.of());
    assertEquals(
        List.of("mu", "tau"), data.variables().stream().map(TraceData.Variable::name).toList());
    assertArrayEquals(fit.sample().variable("tau"), data.variables().get(1).chains());
    Scene scene = TraceLayout.draw(data, Transformation.IDENTITY);
    long lines =
        SceneChecks.marks(scene, Mark.Polyline.class).filter(p -> p.points().size() > 2).count();
    assertEquals(2 * 3, lines);
  }
}
