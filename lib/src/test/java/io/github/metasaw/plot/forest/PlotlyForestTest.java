package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.FrequentistFit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlotlyForestTest {

  private static final FrequentistFit FIT = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
  private static final ForestData DATA = ForestData.of(List.of(FIT), ForestOptions.defaults());

  @SuppressWarnings("unchecked")
  private static Map<String, Object> trace(ForestData data, int t) {
    return ((List<Map<String, Object>>) PlotlyForest.render(data).get("data")).get(t);
  }

  @Test
  void studiesHaveTheirEstimatesIntervalsAndPlaces() {
    Map<String, Object> studies = trace(DATA, 0);
    Map<?, ?> errors = (Map<?, ?>) studies.get("error_x");
    for (int i = 0; i < 13; i++) {
      double half = 1.959964 * Math.sqrt(FIT.studies().vi()[i]);
      assertEquals(FIT.studies().yi()[i], ((List<?>) studies.get("x")).get(i));
      assertEquals(i + 1, ((List<?>) studies.get("y")).get(i));
      assertEquals(half, (double) ((List<?>) errors.get("array")).get(i), 1e-5);
      assertEquals(half, (double) ((List<?>) errors.get("arrayminus")).get(i), 1e-5);
    }
  }

  @Test
  void thePooledEffectAndThePredictionStandBelowTheStudies() {
    assertEquals(List.of(14), trace(DATA, 2).get("y"));
    assertEquals(List.of(FIT.estimate()), trace(DATA, 2).get("x"));
    assertEquals(List.of(15, 15), trace(DATA, 3).get("y"));
    assertEquals(
        List.of(FIT.pooled().predictionLower(), FIT.pooled().predictionUpper()),
        trace(DATA, 3).get("x"));
  }

  @Test
  void ratiosHaveTheBoundsOfRatios() {
    Map<String, Object> pooled = trace(DATA.on(Transformation.EXP), 2);
    double upper = (double) ((List<?>) ((Map<?, ?>) pooled.get("error_x")).get("array")).get(0);
    assertEquals(Math.exp(FIT.upper()) - Math.exp(FIT.estimate()), upper, 1e-12);
    String hover = ((List<?>) pooled.get("text")).get(0).toString();
    assertTrue(hover.contains("0.4894 [0.3441, 0.6962]"), hover);
  }

  @Test
  void theAxisIsThatAskedFor() {
    ForestOptions options =
        ForestOptions.defaults()
            .withTransformation(Transformation.EXP)
            .withLimits(0.1, 10)
            .withTicks(List.of(0.1, 1.0, 10.0))
            .withFavours("vaccine", "control")
            .withColumns(List.of("tpos"));
    ForestData data = ForestData.of(List.of(FIT), options);
    Map<?, ?> layout = (Map<?, ?>) PlotlyForest.render(data).get("layout");
    Map<?, ?> axis = (Map<?, ?>) layout.get("xaxis");
    assertEquals(-1, (double) ((List<?>) axis.get("range")).get(0), 1e-12);
    assertEquals(1, (double) ((List<?>) axis.get("range")).get(1), 1e-12);
    assertEquals(10, (double) ((List<?>) axis.get("tickvals")).get(2), 1e-12);
    assertEquals(1.0, ((Map<?, ?>) ((List<?>) layout.get("shapes")).get(0)).get("x0"));
    Map<?, ?> left = (Map<?, ?>) ((List<?>) layout.get("annotations")).get(0);
    assertEquals("Favours vaccine", left.get("text"));
    String hover = ((List<?>) trace(data, 0).get("text")).get(0).toString();
    assertTrue(hover.contains("<br>tpos 4<br>weight 5.1 %"), hover);
  }
}
