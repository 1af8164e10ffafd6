package io.github.metasaw.bayes.posterior;

import io.github.metasaw.fit.HighestDensityInterval;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.integrate.LogPanels;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A posterior on the real line that is known by its density: integrated in v, with x =
 * moments.centre() + scale sinh(v), in which heavy tails become exponential. The quadrature waits
 * until it is asked for.
 */
@API(status = API.Status.INTERNAL)
public final class DensityMarginal implements Marginal {

  /** Of v: no tail reaches farther. */
  private static final double FARTHEST = 300;

  private final DoubleUnaryOperator function;
  private final Moments moments;
  private @Nullable LogPanels panels;

  /**
   * What is known of a posterior besides its density.
   *
   * @param mean NaN where there is none
   * @param sd infinite where there is none
   * @param centre the middle of its bulk
   * @param scale half the width of its bulk, above 0
   */
  public record Moments(double mean, double sd, double centre, double scale) {}

  /**
   * A marginal.
   *
   * @param density normalised
   * @param moments mean and SD, and where the bulk lies
   */
  public DensityMarginal(DoubleUnaryOperator density, Moments moments) {
    this.function = density;
    this.moments = moments;
  }

  private synchronized LogPanels panels() {
    LogPanels known = panels;
    if (known == null) {
      known = LogPanels.of(new Stretched(), 0);
      panels = known;
    }
    return known;
  }

  /** The density of v. */
  private final class Stretched implements LightTailedDensity {
    @Override
    public double at(double v) {
      return Math.log(function.applyAsDouble(moments.centre() + moments.scale() * Math.sinh(v)))
          + Math.log(moments.scale() * Math.cosh(v));
    }

    @Override
    public double lower() {
      return -FARTHEST;
    }

    @Override
    public double upper() {
      return FARTHEST;
    }

    @Override
    public double[] landmarks() {
      return new double[] {0};
    }
  }

  @Override
  public double mean() {
    return moments.mean();
  }

  @Override
  public double sd() {
    return moments.sd();
  }

  @Override
  public synchronized double density(double x) {
    return function.applyAsDouble(x);
  }

  private double stretched(double x) {
    double y = (x - moments.centre()) / moments.scale();
    return Math.copySign(Math.log(Math.abs(y) + Math.hypot(y, 1)), y);
  }

  @Override
  public double cdf(double x) {
    return panels().cdf(stretched(x));
  }

  @Override
  public double quantile(double p) {
    return moments.centre() + moments.scale() * Math.sinh(panels().quantile(p));
  }

  @Override
  public double mode() {
    return HighestDensityInterval.minimise(
        x -> -function.applyAsDouble(x), quantile(1e-4), quantile(1 - 1e-4));
  }

  @Override
  public Interval shortest(double level) {
    return HighestDensityInterval.interval(this::quantile, level);
  }
}
