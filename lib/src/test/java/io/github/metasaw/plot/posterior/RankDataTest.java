package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.DIRECT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.draws.RankHistogram;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankDataTest {

  @Test
  void ranksAreTheCountsOfTheDrawsPackage() {
    BayesFit fit = schools(DIRECT);
    RankData data = RankData.of(fit, List.of("tau"));
    RankHistogram expected = RankHistogram.of(fit.sample().byIteration("tau"), 20);
    assertEquals(expected, data.variables().get(0).histogram());
    long bars = SceneChecks.marks(RankLayout.draw(data), Mark.Bar.class).count();
    assertEquals(3 * 20, bars);
  }
}
