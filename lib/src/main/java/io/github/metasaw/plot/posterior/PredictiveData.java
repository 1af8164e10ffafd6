package io.github.metasaw.plot.posterior;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Quantiles;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Histogram;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a predictive histogram shows: other estimates that the same study might have had, or true
 * effects of a next study.
 *
 * @param title heading
 * @param draws counts of the draws
 * @param curve the exact frequencies that the counts should follow
 * @param mean of the draws; of the exact distribution where the posterior is exact
 * @param interval the middle 95 per cent of the same
 */
public record PredictiveData(
    String title, Interval shown, Histogram draws, Curve curve, double mean, Interval interval) {

  private static final int POINTS = 241;

  /** Of the sampling error that is added to draws of theta; it is always the same. */
  private static final long SEED = 20;

  /**
   * Other estimates of a study, or effects of a next study.
   *
   * @param fit a posterior
   * @param variable {@code theta[j]} or {@code theta_new}
   * @param binWidth on the scale of yi; NaN for a round one that suits the draws
   * @param title heading; null for the usual one
   * @return draws with the curve that they should follow
   * @throws MetaException if the variable is not the effect of a study, or bins have no width
   */
  public static PredictiveData of(
      BayesFit fit, String variable, double binWidth, @Nullable String title) {
    if (binWidth <= 0 || Double.isInfinite(binWidth)) {
      throw MetaException.of("a bin must be wider than 0, not " + binWidth);
    }
    String name = fit.canonical(variable);
    int study = VariableNames.study(name);
    if (study < 0 && !name.equals("theta_new")) {
      throw MetaException.of(
          "'%s' is not the effect of a study; predict theta[1] to theta[%d] or theta_new"
              .formatted(name, fit.studies().k()));
    }
    double[] draws = fit.sample().pooled(name);
    if (study >= 0) {
      addNoise(draws, Math.sqrt(fit.studies().vi()[study]));
    }
    Marginal exact = study >= 0 ? fit.replicate(name) : fit.newEstimate(0);
    Interval shown = DisplayRange.of(exact);
    double width =
        Double.isNaN(binWidth) ? Histogram.width(draws, shown.lower(), shown.upper()) : binWidth;
    Histogram histogram = Histogram.of(draws, shown.lower(), shown.upper(), width);
    double[] last = {histogram.start(), histogram.from(histogram.counts().length)};
    boolean sampled = !fit.sampler().equals("exact");
    double scale = draws.length * histogram.width();
    String what = study >= 0 ? "Treatment effect " + (study + 1) : "Effect of the next study";
    return new PredictiveData(
        title == null ? "Histogram: " + what : title,
        new Interval(last[0], last[1]),
        histogram,
        Curve.of(exact::density, last[0], last[1], POINTS).times(scale),
        sampled ? Arrays.stream(draws).average().orElse(Double.NaN) : exact.mean(),
        sampled ? middle(draws) : exact.interval(0.95));
  }

  private static void addNoise(double[] draws, double se) {
    RandomStream random = Streams.of(SEED).chain(0);
    for (int i = 0; i < draws.length; i++) {
      draws[i] += se * random.nextGaussian();
    }
  }

  private static Interval middle(double[] draws) {
    double[] ends = Quantiles.of(draws, 0.025, 0.975);
    return new Interval(ends[0], ends[1]);
  }
}
