package io.github.metasaw.plot.forest;

import static io.github.metasaw.plot.forest.ForestSamples.named;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.SceneChecks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForestLayoutTest {

  /** B3: each power of ten was walked, 4.5 s at 5000 and without end from 1e6 on. */
  @Test
  void ratiosOfAnySizeAreDrawnAtOnce() {
    ForestOptions exp = ForestOptions.defaults().withTransformation(Transformation.EXP);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (double size : new double[] {0, 800, 5000, 1e6, 1e12, 1e300}) {
            for (double scale : new double[] {1e-300, 1e-6, 1, 1e3, 1e6}) {
              SceneChecks.isReadable(Meta.forest(named(scale, size, "A", "B", "C"), exp));
              SceneChecks.isReadable(Meta.forest(named(scale, -size, "A"), exp));
              SceneChecks.isReadable(
                  Meta.forest(named(scale, -size, "A", "B"), ForestOptions.defaults()));
            }
          }
        });
  }
}
