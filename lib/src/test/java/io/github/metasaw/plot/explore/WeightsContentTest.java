package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsContentTest {

  private static final Exploration PAGE =
      Meta.explore(Meta.studies(Meta.dataset("eight_schools").first(3))).withPage("weights");

  private static List<String> at(String tau) {
    Map<String, String> values = new HashMap<>(PAGE.start().values());
    values.put("tau-value", tau);
    return new WeightsContent().draw(PAGE.fits(), new ExploreControls(values)).summary();
  }

  /** Schools A, B, C: 28 (SE 15), 8 (10), -3 (16); weights 1/225, 1/100, 1/256. */
  @Test
  void atZeroBothAreTheCommonEffect() {
    double sum = 1 / 225.0 + 1 / 100.0 + 1 / 256.0;
    String share = "A %.0f %%".formatted(100 / 225.0 / sum);
    List<String> lines = at("0");
    assertEquals(
        "The mean effect by averages with three sets of weights, if tau = 0:", lines.get(0));
    String common = "Weights for tau = 0 (common effect), ";
    assertTrue(lines.get(1).startsWith(common + share + ", B "), lines.get(1));
    assertEquals(lines.get(1).replace(" (common effect)", ""), lines.get(3));
    assertTrue(
        lines.get(2).startsWith("Equal weights, A 33 %, B 33 %, C 33 %: 11.00 ["), lines.get(2));
    assertEquals("Weights can give every effect from -3.000 to 28.00", lines.get(4));
  }

  /** The slider starts at the tau of REML and goes to four times the largest standard error. */
  @Test
  void theSliderStartsAtTheEstimate() {
    ExploreSlider slider = new WeightsContent().sliders(PAGE.fits()).get(0);
    double estimate = Math.sqrt(PAGE.fits().solution().tau2());
    assertEquals(estimate, slider.value().doubleValue(), slider.step().doubleValue());
    assertEquals(64, slider.most().doubleValue(), 1);
  }

  @Test
  void aTriangleIsOfThreeStudies() {
    Exploration eight = Meta.explore(Meta.studies(Meta.dataset("eight_schools")));
    assertThrows(MetaException.class, () -> eight.withPage("weights"));
    assertThrows(MetaException.class, () -> at("-1"));
    assertThrows(MetaException.class, () -> PAGE.withPrior("tau = half_cauchy(1)"));
    MetaException method = assertThrows(MetaException.class, () -> PAGE.withMethod("DL"));
    assertEquals(
        "the page 'weights' is of tau as its slider says, in which no estimator of tau2 has a place",
        method.getMessage());
  }
}
