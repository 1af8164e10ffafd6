package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.forest.LabelledEstimates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExploreReplyTest {

  private static final Studies SCHOOLS = Meta.studies(Meta.dataset("eight_schools")).read();

  private static ExploreReply reply(Map<String, String> changes, int... leftOut) {
    Map<String, String> controls = new HashMap<>();
    controls.put("effect", "Estimate");
    controls.put("scale", "identity");
    controls.put("reference", "0");
    controls.put("method", "REML");
    controls.put("test", "z");
    controls.put("level", "0.95");
    controls.put("mu", "normal(0, sd = 10)");
    controls.put("tau", "half_cauchy(5)");
    controls.put("width", "900");
    controls.put("column", "400");
    controls.putAll(changes);
    boolean[] included = new boolean[SCHOOLS.k()];
    Arrays.fill(included, true);
    for (int i : leftOut) {
      included[i] = false;
    }
    return ExploreReply.of(
        new LabelledEstimates(SCHOOLS.labels(), SCHOOLS.yi(), SCHOOLS.vi()), included, controls);
  }

  /** metafor and bayesmeta: 7.686 (-0.65 to 16.02), and mean 6.521. */
  @Test
  void bothAnalysesAreThere() {
    ExploreReply reply = reply(Map.of());
    assertEquals("", reply.message());
    assertTrue(reply.summary().contains("Random effects (REML) 7.686 ["), reply.summary());
    assertTrue(reply.summary().contains("Bayes (exact) 6.521 ["), reply.summary());
    assertTrue(reply.figures().get(0).contains("Random effects (REML)"));
    assertTrue(reply.figures().get(1).contains("tau = half_cauchy(5)"));
    assertTrue(reply.figures().get(2).startsWith("<svg "));
    assertTrue(reply.figures().get(3).contains("width=\"400\""));
  }

  /** The page shows what it showed before it drew anything anew, on every scale. */
  @Test
  void theScaleIsThatOfTheStudies() {
    List<Transformation> scales = new ArrayList<>(Transformation.values());
    scales.add(Transformation.freemanTukey(26.883910386965375));
    scales.add(Transformation.freemanTukeyRate(7.5));
    for (Transformation scale : scales) {
      Exploration page = Exploration.of(SCHOOLS).withTransformation(scale);
      String prior = page.settings().priorOfTau();
      ExploreReply reply = reply(Map.of("scale", scale.id(), "mu", "flat()", "tau", prior));
      assertEquals(
          String.join("\n", ExploreScenes.of(page.fits()).summary()), reply.summary(), scale.id());
    }
    assertEquals("the page has no scale 'none'", reply(Map.of("scale", "none")).message());
  }

  @Test
  void aStudyThatIsLeftOutKeepsItsPlace() {
    ExploreReply reply = reply(Map.of(), 0);
    assertTrue(reply.figures().get(0).contains(SCHOOLS.labels().get(0) + " (left out)"));
    assertTrue(reply.summary().endsWith("1 of 8 studies left out"), reply.summary());
    assertFalse(reply.summary().contains(" 7.686 "), reply.summary());
  }

  @Test
  void whatIsWrongIsSaid() {
    assertEquals("level must be a number, not 'x'", reply(Map.of("level", "x")).message());
    assertEquals(
        "1 of 8 studies is left; at least 2 are needed",
        reply(Map.of(), 0, 1, 2, 3, 4, 5, 6).message());
    assertFalse(reply(Map.of("tau", "half_cauchy(-1)")).message().isEmpty());
  }

  @Test
  void aNarrowWindowHasTheNarrowForest() {
    double wide = width(reply(Map.of()).figures().get(0));
    assertTrue(width(reply(Map.of("width", "380")).figures().get(0)) < wide);
  }

  private static double width(String svg) {
    return Double.parseDouble(svg.replaceFirst("(?s).*? width=\"([0-9.]+)\".*", "$1"));
  }
}
