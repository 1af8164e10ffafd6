package io.github.metasaw.plot.regression;

import static io.github.metasaw.plot.regression.RegressionSamples.data;
import static io.github.metasaw.plot.regression.RegressionSamples.inSight;
import static io.github.metasaw.plot.regression.RegressionSamples.restoration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.RegressionFigures;
import org.junit.jupiter.api.Test;

class BubbleDataTest {

  @Test
  void bubblesLieOnTheirLines() {
    FrequentistFit fit = restoration();
    BubbleData data = BubbleData.of(fit, "duration", "habitat");
    assertEquals(80, data.points().size());
    assertEquals(1, data.points().stream().mapToDouble(BubbleData.Bubble::weight).max().orElse(0));
    BubbleData.RegressionLine forest = data.lines().get(1);
    double expected = fit.beta()[0] + fit.beta()[1] + fit.beta()[2] * forest.x()[7];
    assertEquals(expected, forest.mean()[7], 1e-12);
    inSight(RegressionFigures.bubble(fit, "duration", "habitat"));
    inSight(RegressionFigures.bubble(fit, "duration", ""));
    assertThrows(MetaException.class, () -> RegressionFigures.bubble(fit, "duration", "lab"));
  }

  @Test
  void aBubblePlotIsOfAModerator() {
    FrequentistFit fit = Meta.fit(data("restoration_seed20"), "yi ~ habitat + meta_V(V = vi)");
    MetaException fault =
        assertThrows(
            MetaException.class, () -> RegressionFigures.bubble(fit, "duration", "habitat"));
    assertTrue(fault.getMessage().startsWith("the mean does not depend on duration"));
  }
}
