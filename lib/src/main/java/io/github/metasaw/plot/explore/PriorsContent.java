package io.github.metasaw.plot.explore;

import io.github.metasaw.bayes.prior.LambertPrior;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.posterior.PosteriorDrawings;
import io.github.metasaw.plot.posterior.PosteriorSummaries;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.EffectDrawing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * mu and tau2 of a population beside beta_F and zeta2 of these studies, as the variance of mu's
 * prior and the prior of tau move; and the prior of tau beside its likelihood.
 */
final class PriorsContent implements ExploreContent {

  private static final String FIRST = "first";

  @Override
  public List<PageFigure> places() {
    return List.of(
        new PageFigure("influence", "What priors move", false),
        new PageFigure("tau-figure", "Prior, likelihood and posterior of tau", false));
  }

  @Override
  public MuPriorScale muScale() {
    return MuPriorScale.VARIANCE;
  }

  @Override
  public Map<String, String> namedPriors() {
    Map<String, String> priors = new LinkedHashMap<>();
    for (LambertPrior each : LambertPrior.values()) {
      priors.put(each.id() + ": " + each.code(), each.code());
    }
    return priors;
  }

  @Override
  public Map<String, String> constants(ExploreFits fits) {
    double[] numbers = PosteriorSummaries.of(fits.posterior(), fits.level()).numbers();
    return Map.of(
        FIRST, Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
  }

  @Override
  public Shown draw(ExploreFits fits, ExploreControls controls) {
    PosteriorSummaries.Pair pair = pair(fits, controls);
    double column = controls.column();
    return new Shown(
        summary(fits, pair),
        List.of(
            drawing(fits, pair, column).draw(fits.data().scale()),
            PosteriorDrawings.tau(fits.posterior(), column)));
  }

  @Override
  public EffectDrawing figure(ExploreFits fits, ExploreControls controls) {
    return drawing(fits, pair(fits, controls), controls.column());
  }

  private static EffectDrawing drawing(
      ExploreFits fits, PosteriorSummaries.Pair pair, double width) {
    return PosteriorDrawings.priorInfluence(fits.posterior(), pair, fits.analysed(), width);
  }

  private static PosteriorSummaries.Pair pair(ExploreFits fits, ExploreControls controls) {
    return new PosteriorSummaries.Pair(
        PosteriorSummaries.of(fits.posterior(), fits.level()),
        PosteriorSummaries.of(fits.level(), controls.numbers(FIRST)));
  }

  private static List<String> summary(ExploreFits fits, PosteriorSummaries.Pair pair) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Median [%s interval] with mu = %s and %s:"
            .formatted(
                Digits.percent(fits.level()),
                fits.settings().priorOfMu(),
                fits.posterior().priorOfTau().code()));
    for (int i = 0; i < PosteriorSummaries.NAMES.size(); i++) {
      Transformation scale =
          PosteriorSummaries.isEffect(i) ? fits.data().scale() : Transformation.IDENTITY;
      lines.add(
          "%s %s; with the original priors %s"
              .formatted(
                  PosteriorSummaries.NAMES.get(i),
                  numbers(pair.now().of(i), scale),
                  numbers(pair.first().of(i), scale)));
    }
    lines.addAll(fits.remarks());
    return lines;
  }

  private static String numbers(PosteriorSummaries.Summary summary, Transformation scale) {
    return "%s [%s, %s]"
        .formatted(
            Digits.significant(summary.median(), scale),
            Digits.significant(summary.interval().lower(), scale),
            Digits.significant(summary.interval().upper(), scale));
  }
}
