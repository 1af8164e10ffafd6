package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.plot.Figure;
import org.junit.jupiter.api.Test;

class ForestDescriptionTest {

  /** Who does not see the figure learns the same from its description. */
  @Test
  void theDescriptionHoldsPooledEffectTotalsAndNotes() {
    Figure figure =
        Meta.forest(
            ForestOptions.defaults().withFavours("coated", "plain"),
            Meta.fit(
                Meta.studies(Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR))
                    .read()));
    String words = figure.description();
    for (String part :
        new String[] {
          "18 rows with estimates and 95 % intervals (Odds ratio)",
          "Random effects (REML) 0.38 [0.24, 0.61]",
          "Treatment events 27, Treatment total 2495, Control events 87, Control total 2495",
          "To the left: Favours coated; to the right: Favours plain",
          "Heterogeneity: Q = 15.989 on 17 df, p = 0.5246"
        }) {
      assertTrue(words.contains(part), words);
    }
    assertTrue(figure.svg().contains(words.substring(0, 40)));
  }
}
