package io.github.metasaw.plot.explore;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.plot.posterior.MarkedTau;
import io.github.metasaw.plot.posterior.PosteriorDrawings;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.EffectDrawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The studies' effects for one value of tau, from complete pooling at 0 to none (Gelman et al.
 * 2013, section 5.5), and how probable that value is.
 */
final class ShrinkageContent implements ExploreContent {

  private static final String TAU = "tau-value";
  private static final String MOST = "most";

  @Override
  public List<PageFigure> places() {
    return List.of(
        new PageFigure("shrinkage", "From estimates to effects, given tau", false),
        new PageFigure("effects", "The same for every tau", false));
  }

  @Override
  public List<ExploreSlider> sliders(ExploreFits fits) {
    double most = MarkedTau.mostOf(fits.posterior());
    double median = fits.posterior().tau().median();
    return List.of(ExploreSlider.of(TAU, "tau", "tau, the SD of the effects", most, median));
  }

  @Override
  public Map<String, String> constants(ExploreFits fits) {
    return Map.of(MOST, sliders(fits).get(0).most().toPlainString());
  }

  @Override
  public Shown draw(ExploreFits fits, ExploreControls controls) {
    double tau = controls.tau(TAU);
    OneVariancePosterior given = given(tau, fits);
    MarkedTau marked = new MarkedTau(tau, Math.max(tau, controls.number(MOST)));
    Transformation scale = fits.data().scale();
    double column = controls.column();
    return new Shown(
        summary(tau, given, fits),
        List.of(
            PosteriorDrawings.shrinkage(given, fits.analysed(), fits.data().name(), column)
                .draw(scale),
            PosteriorDrawings.thetaGivenTau(
                    fits.posterior(), fits.analysed().labels(), marked, column)
                .draw(scale)));
  }

  @Override
  public EffectDrawing figure(ExploreFits fits, ExploreControls controls) {
    return PosteriorDrawings.shrinkage(
        given(controls.tau(TAU), fits), fits.analysed(), fits.data().name(), controls.column());
  }

  /** The posterior if tau were known. */
  private static OneVariancePosterior given(double tau, ExploreFits fits) {
    ExploreSettings settings = fits.settings();
    return OneVariancePosterior.compute(
        RegressionData.intercept(fits.analysed().yi(), fits.analysed().vi()),
        new ExploreSettings(
                settings.options(), settings.priorOfMu(), TauPriorFamily.KNOWN.prior(tau))
            .priors());
  }

  private static List<String> summary(double tau, OneVariancePosterior given, ExploreFits fits) {
    String at = Digits.plain(tau);
    Marginal mu = given.coefficient(0);
    List<String> lines = new ArrayList<>();
    lines.add(fits.line("Mean effect at tau = " + at + ":", mu.mean(), mu.interval(fits.level())));
    lines.add(
        "Shrinkage towards the mean: " + drawn(given.shrinkageFactors(), fits.analysed().labels()));
    lines.add(fits.notes().get(1));
    lines.add(
        "Posterior probability that tau is no larger than %s: %s"
            .formatted(at, Digits.fixed(fits.posterior().tau().cdf(tau), 3)));
    lines.addAll(fits.remarks());
    return lines;
  }

  /** The study that is shrunk most and the one that is shrunk least. */
  private static String drawn(double[] shrinkage, List<String> labels) {
    int most = 0;
    int least = 0;
    for (int i = 0; i < shrinkage.length; i++) {
      most = shrinkage[i] > shrinkage[most] ? i : most;
      least = shrinkage[i] < shrinkage[least] ? i : least;
    }
    return most == least
        ? "%s for every study".formatted(percent(shrinkage[most]))
        : "most for %s (%s), least for %s (%s)"
            .formatted(
                labels.get(most),
                percent(shrinkage[most]),
                labels.get(least),
                percent(shrinkage[least]));
  }

  private static String percent(double share) {
    return Digits.fixed(100 * share, 0) + " %";
  }
}
