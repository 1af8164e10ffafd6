package io.github.metasaw.plot.explore;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.estimand.EstimandDrawings;
import io.github.metasaw.plot.estimand.WeightsGivenTau;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.EffectDrawing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of three studies in the pooled effect for a value of tau, from the inverse variances
 * at 0 towards equal weights, among all weights that are not negative.
 */
final class WeightsContent implements ExploreContent {

  private static final String TAU = "tau-value";

  /** Where tau is so many times the largest standard error, weights are nearly equal. */
  private static final double BEYOND = 4;

  @Override
  public List<PageFigure> places() {
    return List.of(
        new PageFigure("weights", "Weights of the studies as tau grows", false),
        new PageFigure("averages", "Every pooled effect that weights can give", false));
  }

  @Override
  public void require(ExploreFits fits) {
    WeightsGivenTau.requireThree(fits.analysed().k());
  }

  @Override
  public boolean hasPriors() {
    return false;
  }

  @Override
  public List<ExploreSlider> sliders(ExploreFits fits) {
    double most = BEYOND * Math.sqrt(Arrays.stream(fits.analysed().vi()).max().orElseThrow());
    double start = Math.min(most, Math.sqrt(fits.solution().tau2()));
    return List.of(ExploreSlider.of(TAU, "tau", "tau, the SD of the effects", most, start));
  }

  @Override
  public Shown draw(ExploreFits fits, ExploreControls controls) {
    WeightsGivenTau data = WeightsGivenTau.of(fits.analysed(), controls.tau(TAU));
    Transformation scale = fits.data().scale();
    double column = controls.column();
    return new Shown(
        summary(data, fits),
        List.of(
            EstimandDrawings.weightsGivenTau(data, column).draw(scale),
            EstimandDrawings.possibleAverages(data, fits.data().name(), column).draw(scale)));
  }

  @Override
  public EffectDrawing figure(ExploreFits fits, ExploreControls controls) {
    return EstimandDrawings.weightsGivenTau(
        WeightsGivenTau.of(fits.analysed(), controls.tau(TAU)), controls.column());
  }

  private static List<String> summary(WeightsGivenTau data, ExploreFits fits) {
    List<String> lines = new ArrayList<>();
    String at = Digits.plain(data.tau());
    lines.add("The mean effect by averages with three sets of weights, if tau = %s:".formatted(at));
    for (WeightedAverage each : data.averages()) {
      Interval interval = Interval.wald(each.estimate(), each.se(), fits.level());
      String name = each.name() + ", " + data.shares(each) + ":";
      lines.add(fits.line(name, each.estimate(), interval));
    }
    double[] yi = fits.analysed().yi();
    lines.add(
        "Weights can give every effect from %s to %s"
            .formatted(
                Digits.significant(Arrays.stream(yi).min().orElseThrow(), fits.data().scale()),
                Digits.significant(Arrays.stream(yi).max().orElseThrow(), fits.data().scale())));
    lines.addAll(fits.remarks());
    return lines;
  }
}
