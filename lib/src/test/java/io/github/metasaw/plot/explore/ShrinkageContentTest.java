package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.plot.scene.Digits;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShrinkageContentTest {

  private static final Exploration PAGE =
      Meta.explore(Meta.studies(Meta.dataset("eight_schools")))
          .withPage("shrinkage")
          .withPrior("tau = uniform(0, 40)");

  private static ExploreContent.Shown at(String tau) {
    Map<String, String> values = new HashMap<>(PAGE.start().values());
    values.put("tau-value", tau);
    return new ShrinkageContent().draw(PAGE.fits(), new ExploreControls(values));
  }

  /** The slider starts at the median of tau and spans the axis of the figure. */
  @Test
  void theSliderSpansThePosteriorOfTau() {
    ExploreSlider slider = new ShrinkageContent().sliders(PAGE.fits()).get(0);
    double median = PAGE.fits().posterior().tau().median();
    assertEquals(median, slider.value().doubleValue(), slider.step().doubleValue());
    assertEquals("30", slider.most().toPlainString());
    assertTrue(PAGE.fits().posterior().tau().cdf(30) > 0.99);
  }

  /** Complete pooling at 0: the common-effect estimate of the eight schools, 7.6856 (SE 4.0719). */
  @Test
  void atZeroAllEffectsAreTheMean() {
    ExploreContent.Shown shown = at("0");
    assertEquals("Mean effect at tau = 0: 7.686 [-0.2952, 15.67]", shown.summary().get(0));
    assertEquals("Shrinkage towards the mean: 100 % for every study", shown.summary().get(1));
  }

  /** theta_1 given tau and mu is normal; its mean by hand, with mu's mean given tau. */
  @Test
  void theDrawnShareIsThatOfTheFormula() {
    double tau = 5;
    double[] vi = PAGE.data().studies().vi();
    double most = 0;
    double least = 1;
    for (double v : vi) {
      most = Math.max(most, v / (v + tau * tau));
      least = Math.min(least, v / (v + tau * tau));
    }
    String line = at("5").summary().get(1);
    assertEquals(
        "Shrinkage towards the mean: most for H (%s %%), least for E (%s %%)"
            .formatted(Digits.fixed(100 * most, 0), Digits.fixed(100 * least, 0)),
        line);
  }

  @Test
  void aValueThatIsNoSdIsRefused() {
    Map<String, String> controls = new HashMap<>(PAGE.start().values());
    controls.putAll(
        Map.of("page", "shrinkage", "effect", "", "scale", "identity", "reference", "0"));
    controls.putAll(Map.of("level", "0.95", "mu", "flat()", "tau", "flat()", "tau-value", "-1"));
    ExploreReply reply = ExploreReply.of(PAGE.data().studies(), PAGE.data().included(), controls);
    assertEquals("tau is an SD: 0 or larger, not '-1'", reply.message());
  }
}
