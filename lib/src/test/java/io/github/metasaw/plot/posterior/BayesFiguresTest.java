package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.DIRECT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.HALF_CAUCHY;
import static io.github.metasaw.plot.posterior.PosteriorSamples.figures;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.forest.ForestData;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.forest.ForestRow;
import io.github.metasaw.plot.scene.SceneChecks;
import io.github.metasaw.plot.scene.Theme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BayesFiguresTest {

  private static DynamicTest readable(int k, double scale, BayesOptions options) {
    return DynamicTest.dynamicTest(
        k + " studies, scale " + scale + ", " + options.sampler(),
        () -> {
          String prior = "prior tau = half_cauchy(" + 0.5 * scale + ")";
          for (Figure figure : figures(fit(k, scale, prior, options))) {
            SceneChecks.isReadable(figure);
            SceneChecks.everyTextIsInTheCharacterForm(figure);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyFigureIsReadable() {
    return Stream.of(EXACT, DIRECT)
        .flatMap(
            options ->
                Stream.concat(
                    Stream.of(2, 3, 8, 79).map(k -> readable(k, 1, options)),
                    Stream.of(1e-6, 1e6).map(scale -> readable(8, scale, options))));
  }

  @TestFactory
  Stream<DynamicTest> everyPriorOfTauCanBeDrawn() {
    return Stream.of(
            "prior tau = flat()",
            "prior tau2 = fixed(0.25)",
            "prior tau = fixed(0)",
            "prior tau = grid(0.0001, 0.4, 0.02)",
            "prior L1",
            "prior L3",
            "prior tau = jeffreys()")
        .map(
            prior ->
                DynamicTest.dynamicTest(
                    prior,
                    () -> {
                      for (Figure figure : figures(fit(8, 1, prior, EXACT))) {
                        SceneChecks.isReadable(figure);
                      }
                    }));
  }

  @Test
  void aForestShowsPosteriorsBesideEstimatesAndADiamondAModel() {
    BayesFit post = schools(EXACT);
    FrequentistFit fit = Meta.fit(post.studies());
    ForestData data = ForestData.of(List.of(fit, post), ForestOptions.defaults());
    ForestRow first = data.rows().get(0);
    ForestRow.Effect effect = java.util.Objects.requireNonNull(first.effect());
    assertEquals(28, first.estimate());
    assertEquals(post.mean("theta[1]"), effect.mean());
    assertEquals(post.interval("theta[1]", 0.95), effect.interval());
    long diamonds = data.rows().stream().filter(row -> row.kind() == ForestRow.Kind.POOLED).count();
    assertEquals(2, diamonds);
    Figure figure = Meta.forest(fit, post);
    assertTrue(figure.text().contains("Posterior [95 %]"));
    ForestOptions without = ForestOptions.defaults().withPosterior(false);
    assertFalse(Meta.forest(without, fit, post).text().contains("Posterior [95 %]"));
    List<?> traces = (List<?>) figure.plotly().get("data");
    assertTrue(traces.stream().anyMatch(trace -> trace.toString().contains(Theme.GREEN)));
  }

  @Test
  void aCaterpillarIsSortedByPosteriorMean() {
    ForestData data =
        ForestData.caterpillar(fit(79, 1, HALF_CAUCHY, EXACT), ForestOptions.defaults());
    double[] means = data.studies().stream().mapToDouble(ForestRow::estimate).toArray();
    assertEquals(79, means.length);
    for (int i = 1; i < means.length; i++) {
      assertTrue(means[i] <= means[i - 1]);
    }
    assertEquals(
        List.of(ForestRow.Kind.POOLED, ForestRow.Kind.PREDICTION),
        data.rows().subList(79, 81).stream().map(ForestRow::kind).toList());
  }

  @Test
  void theSamePosteriorGivesTheSameBytes() {
    List<Figure> once = figures(schools(DIRECT));
    List<Figure> again = figures(schools(DIRECT));
    for (int i = 0; i < once.size(); i++) {
      assertEquals(once.get(i).svg(), again.get(i).svg());
      assertEquals(once.get(i).text(), again.get(i).text());
      assertArrayEquals(once.get(i).png(), again.get(i).png());
    }
  }
}
