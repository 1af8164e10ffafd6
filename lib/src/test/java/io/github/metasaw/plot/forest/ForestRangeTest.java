package io.github.metasaw.plot.forest;

import static io.github.metasaw.plot.forest.ForestSamples.studies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestRangeTest {

  @Test
  void oneWideIntervalIsCutWithAnArrow() {
    ForestData data = ForestData.of(List.of(Meta.fit(studies(20, 1))), ForestOptions.defaults());
    double[] range = ForestRange.compute(data);
    ForestRow wide = data.rows().get(5);
    assertTrue(wide.lower() < range[0] || wide.upper() > range[1], "it goes on beyond the axis");
    String text = Meta.forest(Meta.fit(studies(20, 1))).text();
    assertTrue(text.contains("▶") || text.contains("◀"));
  }

  /** Two studies by Knapp-Hartung have one degree of freedom, and an interval to match. */
  @Test
  void aSubgroupOfTwoDoesNotSqueezeTheRest() {
    FrequentistFit fit =
        Meta.fit(Meta.studies(Meta.dataset("bcg")).read(), FreqOptions.defaults().withTest("knha"));
    ForestOptions options = ForestOptions.defaults().withGroup("alloc");
    double[] range = ForestRange.compute(ForestData.of(List.of(fit), options));
    double[] plain = ForestRange.compute(ForestData.of(List.of(fit), ForestOptions.defaults()));
    assertTrue(fit.subgroups("alloc").group("alternate").fit().upper() > range[1]);
    assertTrue(range[1] - range[0] < 1.5 * (plain[1] - plain[0]));
    String line =
        Meta.forest(options, fit)
            .text()
            .lines()
            .filter(l -> l.contains("◆") && l.contains("▶"))
            .findFirst()
            .orElse("");
    assertTrue(line.contains("Random effects"), line);
  }

  /** A logit of 0 is a proportion of one half, which means nothing. */
  @Test
  void proportionsHaveNoLineOfNoEffect() {
    FrequentistFit fit =
        Meta.fit(Meta.studies(Meta.effects(Meta.dataset("pritz1997"), EffectMeasure.PLO)).read());
    ForestData data = ForestData.of(List.of(fit), ForestOptions.defaults());
    assertTrue(Double.isNaN(data.axis().referenceLine()));
    double least = data.studies().stream().mapToDouble(ForestRow::lower).min().orElseThrow();
    assertTrue(ForestRange.compute(data)[0] >= least - 0.5);
    ForestOptions half = ForestOptions.defaults().withReference(0);
    assertEquals(0, ForestData.of(List.of(fit), half).axis().referenceLine());
  }

  @Test
  void ticksThatAreAskedForAreOnTheAxis() {
    ForestOptions options = ForestOptions.defaults().withTicks(List.of(-90.0, 90.0));
    double[] range = ForestRange.compute(ForestData.of(List.of(Meta.fit(studies(20, 1))), options));
    assertEquals(-90, range[0]);
    assertEquals(90, range[1]);
  }
}
