package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.freq.bias.FilledFit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a funnel plot shows.
 *
 * @param title heading
 * @param name of the horizontal axis
 * @param scale on which the horizontal axis is labelled
 * @param centre of the funnel: the pooled estimate, or 0 for residuals
 * @param reference of the significance contours; NaN where no value means no effect
 * @param points one per study
 */
record FunnelData(
    String title,
    EffectName name,
    Transformation scale,
    double centre,
    double reference,
    List<Point> points) {

  /**
   * A study.
   *
   * @param x estimate or residual
   * @param se standard error, within the study only
   * @param outside whether it lies outside the 95 % limits of the funnel
   * @param added whether trim and fill has added it
   */
  record Point(String label, double x, double se, boolean outside, boolean added) {}

  /**
   * Where an estimate differs from the reference by a p value.
   *
   * @param p two-sided
   */
  record Contour(double p) {

    /** The distance in standard errors. */
    double z() {
      return Normal.upperQuantile(p / 2);
    }
  }

  /** The outermost first (Peters and others 2008, J. Clin. Epidemiol. 61, 991). */
  static final List<Contour> CONTOURS =
      List.of(new Contour(0.01), new Contour(0.05), new Contour(0.10));

  private static final double LEVEL = 0.95;

  FunnelData {
    points = List.copyOf(points);
  }

  /** The funnel of a fit: estimates round mu, or residuals round 0 with moderators. */
  static FunnelData of(PooledFit fit, ForestOptions options) {
    boolean residuals = !fit.design().isInterceptOnly();
    double[] x = fit.studies().yi();
    if (residuals) {
      double[] fitted = FittedEffects.of(fit);
      for (int i = 0; i < x.length; i++) {
        x[i] -= fitted[i];
      }
    }
    double centre = residuals ? 0 : fit.estimate();
    double z = limit();
    double[] vi = fit.studies().vi();
    boolean[] added = fit instanceof FilledFit filled ? filled.isFilled() : new boolean[x.length];
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(x[i])) {
        // Pooled by its counts, without an estimate of its own.
        continue;
      }
      double se = Math.sqrt(vi[i]);
      String label = fit.studies().labels().get(i);
      points.add(new Point(label, x[i], se, Math.abs(x[i] - centre) > z * se, added[i]));
    }
    EffectMeasure measure = fit.studies().measure();
    Transformation scale = options.transformation(fit.studies().transformation());
    // The exponential of a residual of logs is the ratio of the observed to the fitted one.
    String name = residuals ? "Residual" : options.effect();
    return new FunnelData(
        options.title().isEmpty() ? "Funnel plot" : options.title(),
        new EffectName(name, measure),
        residuals && !scale.readsDifferences() ? Transformation.IDENTITY : scale,
        centre,
        residuals ? 0 : options.axis().reference().orElse(measure.noEffect()),
        points);
  }

  /** Half the width of the funnel, in standard errors. */
  static double limit() {
    return Normal.critical(LEVEL);
  }

  /** The standard error at the bottom of the plot, a little beyond the largest. */
  double depth() {
    double most = points.stream().mapToDouble(Point::se).max().orElse(1);
    return most > 0 ? 1.05 * most : 1;
  }

  /** How many studies trim and fill has added. */
  long addedCount() {
    return points.stream().filter(Point::added).count();
  }

  /** Whether there is a value of no effect, from which estimates can differ significantly. */
  boolean hasContours() {
    return !Double.isNaN(reference);
  }

  /** What the horizontal axis is called. */
  String effect() {
    return name.on(scale);
  }

  /** The same on another scale. */
  FunnelData on(Transformation other) {
    return new FunnelData(title, name, other, centre, reference, points);
  }
}
