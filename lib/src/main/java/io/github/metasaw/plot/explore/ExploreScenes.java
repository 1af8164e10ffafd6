package io.github.metasaw.plot.explore;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.freq.PooledEstimate;
import io.github.metasaw.plot.forest.ForestData;
import io.github.metasaw.plot.forest.ForestDrawings;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.forest.ForestRow;
import io.github.metasaw.plot.forest.ForestRow.Effect;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.posterior.PosteriorDrawings;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/** The figures of a page, drawn by the JVM and by the page alike. */
public final class ExploreScenes {

  /** A window narrower than this gets the narrow forest plot. */
  private static final double NARROW = 620;

  private final ExploreFits fits;

  private ExploreScenes(ExploreFits fits) {
    this.fits = fits;
  }

  /**
   * Figures of two analyses.
   *
   * @param fits of the same studies
   * @return the figures, drawn when asked for
   */
  public static ExploreScenes of(ExploreFits fits) {
    return new ExploreScenes(fits);
  }

  /**
   * The forest plot with the posterior of each study's effect, and both pooled effects.
   *
   * @param width of the window in pixels
   * @return the picture, in its own width
   */
  public Scene forest(double width) {
    EffectDrawing drawing = ForestDrawings.forest(data());
    return width < NARROW
        ? drawing.drawNarrow(scale()).orElseGet(() -> drawing.draw(scale()))
        : drawing.draw(scale());
  }

  /**
   * Prior, likelihood and posterior of tau.
   *
   * @param width of the picture in pixels
   * @return the picture
   */
  public Scene tau(double width) {
    return PosteriorDrawings.tau(fits.posterior(), width);
  }

  /**
   * How the means of the effects depend on tau.
   *
   * @param width of the picture in pixels
   * @return the picture
   */
  public Scene sensitivity(double width) {
    return PosteriorDrawings.thetaGivenTau(
        fits.posterior(), fits.analysed().labels(), scale(), width);
  }

  /**
   * The funnel plot round the pooled effect of the estimator.
   *
   * @param width of the picture in pixels
   * @return the picture
   */
  public Scene funnel(double width) {
    ForestDrawings.FunnelFrame frame =
        new ForestDrawings.FunnelFrame(
            fits.data().name(), scale(), fits.pooled().estimate(), fits.data().reference());
    boolean[] none = new boolean[fits.analysed().k()];
    return ForestDrawings.funnel(fits.analysed(), none, frame, width).draw(scale());
  }

  /**
   * The results in a few sentences, for screen readers and above the figures.
   *
   * @return both pooled effects, heterogeneity, studies left out; a line each
   */
  public List<String> summary() {
    PooledEstimate pooled = fits.pooled();
    Marginal mu = fits.mu();
    Interval interval = mu.interval(fits.level());
    List<String> lines = new ArrayList<>();
    lines.add(
        fits.line(fits.settings().options().model().label(), pooled.estimate(), pooled.interval())
            + ", "
            + Digits.p(pooled.p()));
    lines.add(fits.line(ExploreFits.EXACT, mu.mean(), interval));
    lines.addAll(fits.notes());
    lines.addAll(fits.remarks());
    return lines;
  }

  private Transformation scale() {
    return fits.data().scale();
  }

  /** What the forest plot shows. */
  ForestData data() {
    return ForestData.of(
            ForestOptions.defaults()
                .withEffect(fits.data().effect())
                .withReference(fits.data().reference()),
            fits.data().name().measure(),
            scale(),
            fits.level(),
            rows(),
            fits.notes())
        .withWeights(List.of("Weight"));
  }

  private List<ForestRow> rows() {
    double[] weights = fits.solution().weights();
    List<ForestRow> rows = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < fits.data().studies().k(); i++) {
      String label = fits.data().labels().get(i);
      if (fits.data().included()[i]) {
        rows.add(study(label, at, weights[at]));
        at++;
      } else {
        rows.add(ForestRow.words(Kind.REMARK, label + " (left out)"));
      }
    }
    PooledEstimate pooled = fits.pooled();
    pooled(
        fits.settings().options().model().label(),
        pooled.estimate(),
        pooled.interval(),
        pooled.prediction(),
        rows);
    Marginal mu = fits.mu();
    pooled(
        ExploreFits.EXACT,
        mu.mean(),
        mu.interval(fits.level()),
        fits.posterior().next().interval(fits.level()),
        rows);
    return rows;
  }

  private ForestRow study(String label, int i, double weight) {
    double yi = fits.analysed().yi()[i];
    Interval interval = Interval.wald(yi, Math.sqrt(fits.analysed().vi()[i]), fits.level());
    Marginal theta = fits.posterior().theta(i);
    return new ForestRow(
        Kind.STUDY,
        label,
        List.of(),
        yi,
        interval.lower(),
        interval.upper(),
        weight,
        List.of(weight),
        Double.NaN,
        new Effect(theta.mean(), theta.interval(fits.level())));
  }

  private void pooled(
      String label, double estimate, Interval interval, Interval prediction, List<ForestRow> rows) {
    rows.add(ForestRow.summary(Kind.POOLED, label, estimate, interval.lower(), interval.upper()));
    if (!Double.isNaN(prediction.lower())) {
      rows.add(
          ForestRow.summary(
              Kind.PREDICTION,
              Digits.percent(fits.level()) + " prediction interval",
              Double.NaN,
              prediction.lower(),
              prediction.upper()));
    }
  }
}
