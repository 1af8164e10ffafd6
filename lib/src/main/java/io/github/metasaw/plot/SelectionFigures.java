package io.github.metasaw.plot;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.freq.bias.CopasPoint;
import io.github.metasaw.freq.bias.CopasSelection;
import io.github.metasaw.freq.bias.PCurve;
import io.github.metasaw.freq.bias.ZCurve;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.sensitivity.AveragedEffectDrawing;
import io.github.metasaw.plot.sensitivity.WeightFunctionDrawing;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Figures of the selection of studies by their results, one method each. */
public final class SelectionFigures {

  /** Bins of z values below the limit of significance, which is the edge of one. */
  private static final int BINS_BELOW = 4;

  private static final double HIGHEST_Z = 6;
  private static final int POINTS = 121;
  private static final String ESTIMATE = "estimate";

  private SelectionFigures() {}

  /**
   * The p-curve: shares of the significant p values, with those expected without an effect, with a
   * power of 33 per cent, and with the estimated power.
   *
   * @param curve tests of the p-curve
   * @return the figure
   */
  public static Figure pcurve(PCurve curve) {
    Table shares = curve.shares();
    double[] p = shares.doubleColumn("p").asDoubleArray();
    double[] observed = percent(shares.doubleColumn("observed").asDoubleArray());
    Chart chart =
        Chart.of(
                "P-curve: " + curve.evidence().label(),
                "p value (upper limit of each fifth of the range)",
                "Significant p values (%)")
            .withLine("observed", p, observed);
    for (String name : List.of("no effect", "33 % power", "estimated power")) {
      chart = chart.withDashedLine(name, p, percent(shares.doubleColumn(name).asDoubleArray()));
    }
    return chart
        .withPoints("observed", p, observed)
        .withX(0.005, 0.055)
        .fromZero()
        .withDescription(words(curve, observed[0]))
        .figure();
  }

  private static String words(PCurve curve, double first) {
    return "%d significant p values of %d; %.0f %% of them are below 0.01, where 20 %% are expected without an effect. Test of right skew: %s; test of being flatter than with 33 %% power: %s. Estimated power %.0f %%."
        .formatted(
            curve.pValues().length,
            curve.k(),
            first,
            Digits.p(curve.rightSkew().pFull()),
            Digits.p(curve.flatness().pFull()),
            100 * curve.power());
  }

  private static double[] percent(double[] shares) {
    return IntStream.range(0, shares.length).mapToDouble(i -> 100 * shares[i]).toArray();
  }

  /**
   * The z-curve: absolute z values of the studies, with the density that the significant ones let
   * expect of all studies done.
   *
   * @param curve a fitted z-curve
   * @return the figure
   */
  public static Figure zcurve(ZCurve curve) {
    double width = Normal.QUANTILE_975 / BINS_BELOW;
    int bins = (int) Math.ceil(HIGHEST_Z / width);
    double[] counts = new double[bins];
    double fitted = 0;
    for (double z : curve.z()) {
      if (z < bins * width) {
        counts[(int) (z / width)]++;
      }
      fitted += z > Normal.QUANTILE_975 && z < HIGHEST_Z ? 1 : 0;
    }
    double[] x = new double[2 * bins];
    double[] y = new double[2 * bins];
    for (int b = 0; b < bins; b++) {
      x[2 * b] = b * width + (b > 0 ? 1e-9 : 0);
      x[2 * b + 1] = (b + 1) * width;
      y[2 * b] = counts[b] / (fitted * width);
      y[2 * b + 1] = y[2 * b];
    }
    double[] at =
        IntStream.range(0, POINTS).mapToDouble(i -> HIGHEST_Z * i / (POINTS - 1)).toArray();
    return Chart.of("Z-curve", "Absolute z value", "Density (significant z values: area 1)")
        .withArea("observed", x, y)
        .withLine("fitted, all studies conducted", at, curve.density(at))
        .withRule("p = 0.05", Normal.QUANTILE_975)
        .withDescription(words(curve))
        .figure();
  }

  private static String words(ZCurve curve) {
    return "Histogram of %d absolute z values and their fitted density before selection for significance. Observed discovery rate %s, expected discovery rate %s, expected replication rate %s."
        .formatted(
            curve.z().length,
            words(curve.observedDiscovery()),
            words(curve.expectedDiscovery()),
            words(curve.expectedReplication()));
  }

  private static String words(ZCurve.Rate rate) {
    return "%s [%s, %s]"
        .formatted(
            Digits.fixed(rate.value(), 2),
            Digits.fixed(rate.interval().lower(), 2),
            Digits.fixed(rate.interval().upper(), 2));
  }

  /**
   * The effect by Copas' model as the selection grows stronger.
   *
   * @param copas the effect under selections
   * @return the figure, on the scale of the analysis
   */
  public static Figure copas(CopasSelection copas) {
    return copas(copas, Transformation.IDENTITY);
  }

  /**
   * The effect by Copas' model as the selection grows stronger, on the scale on which it is read.
   *
   * @param copas the effect under selections
   * @param scale that effects and their bounds are transformed to
   * @return the figure
   */
  public static Figure copas(CopasSelection copas, Transformation scale) {
    List<CopasPoint> points =
        copas.points().stream()
            .filter(point -> Double.isFinite(point.se()))
            .sorted(Comparator.comparingDouble(CopasPoint::publication))
            .toList();
    double[] x = values(points, CopasPoint::publication);
    Chart chart =
        Chart.of(
            "Copas' selection model",
            "Probability of publishing the least precise study",
            "Effect");
    if (points.size() > 1) {
      chart =
          chart
              .withBand(
                  Digits.percent(copas.level()) + " confidence interval",
                  x,
                  values(points, point -> scale.apply(point.interval().lower())),
                  values(points, point -> scale.apply(point.interval().upper())))
              .withLine(ESTIMATE, x, values(points, point -> scale.apply(point.estimate())));
    }
    chart = chart.withPoints(ESTIMATE, x, values(points, point -> scale.apply(point.estimate())));
    CopasPoint adjusted = copas.adjusted().orElse(null);
    if (adjusted != null) {
      chart =
          chart.withPoints(
              "adjusted effect",
              new double[] {adjusted.publication()},
              new double[] {scale.apply(adjusted.estimate())});
    }
    return chart.withDescription(words(copas, points, scale)).figure();
  }

  private static String words(CopasSelection copas, List<CopasPoint> points, Transformation scale) {
    String adjusted =
        copas
            .adjusted()
            .map(
                point ->
                    "The weakest selection that leaves no small-study effect (p at least %s) gives %s at a probability of %s."
                        .formatted(
                            Digits.plain(copas.alpha()),
                            Digits.significant(scale.apply(point.estimate())),
                            Digits.fixed(point.publication(), 2)))
            .orElse("No selection on the grid leaves no small-study effect.");
    if (points.isEmpty()) {
      return "No selection on the grid has a standard error. " + adjusted;
    }
    CopasPoint strongest = points.get(0);
    CopasPoint weakest = points.get(points.size() - 1);
    return "The effect is %s where the least precise study is published with probability %s, and %s with probability %s. %s"
        .formatted(
            Digits.significant(scale.apply(weakest.estimate())),
            Digits.fixed(weakest.publication(), 2),
            Digits.significant(scale.apply(strongest.estimate())),
            Digits.fixed(strongest.publication(), 2),
            adjusted);
  }

  private static double[] values(List<CopasPoint> points, ToDoubleFunction<CopasPoint> value) {
    return points.stream().mapToDouble(value).toArray();
  }

  /**
   * The weight function of a selection model with its pointwise interval, and the p values, or the
   * effects, of the studies.
   *
   * @param fit a selection model
   * @return the figure
   */
  public static Figure selection(SelectionFit fit) {
    return Figure.of(WeightFunctionDrawing.of(fit));
  }

  /**
   * The prior and posterior probabilities of an effect, heterogeneity and publication bias, and the
   * mean effect averaged over all models, with its prior. RoBMA: {@code plot(fit, parameter = "mu",
   * prior = TRUE)}.
   *
   * @param average over models of publication bias
   * @return the figure, on the scale of the models
   */
  public static Figure averagedEffect(RobmaFit average) {
    return Figure.of(AveragedEffectDrawing.of(average));
  }

  /**
   * The weight function averaged over all models, with its pointwise interval. RoBMA: {@code
   * plot(fit, parameter = "weightfunction")}.
   *
   * @param average over models of publication bias
   * @return the figure
   * @throws io.github.metasaw.diagnostic.MetaException if no model has a weight function
   */
  public static Figure averagedWeights(RobmaFit average) {
    return Figure.of(WeightFunctionDrawing.of(average));
  }
}
