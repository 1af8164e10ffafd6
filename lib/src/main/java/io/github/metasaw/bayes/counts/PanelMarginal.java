package io.github.metasaw.bayes.counts;

import io.github.metasaw.fit.HighestDensityInterval;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.integrate.LogDensity;
import io.github.metasaw.integrate.LogPanels;
import org.jspecify.annotations.Nullable;

/**
 * A posterior on the real line that is known by its density: integrated in v, with x = centre +
 * scale sinh(v), in which heavy tails become exponential. The quadrature waits until it is asked
 * for.
 */
final class PanelMarginal implements Marginal {

  /** Of v: no tail reaches farther. */
  private static final double FARTHEST = 300;

  private final MixedQuantity quantity;
  private final double mean;
  private final double sd;
  private final double centre;
  private final double scale;
  private @Nullable LogPanels panels;

  /**
   * A marginal.
   *
   * @param quantity whose density it is
   * @param all the same with the moments
   */
  PanelMarginal(MixedQuantity quantity, MixedQuantity all) {
    this.quantity = quantity;
    this.mean = all.mean();
    this.sd = all.sd();
    this.centre = all.centre();
    this.scale = all.scale();
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
  private final class Stretched implements LogDensity {
    @Override
    public double at(double v) {
      return Math.log(quantity.density(centre + scale * Math.sinh(v)))
          + Math.log(scale * Math.cosh(v));
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
    public double lowerRate() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double upperRate() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] landmarks() {
      return new double[] {0};
    }
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double sd() {
    return sd;
  }

  @Override
  public synchronized double density(double x) {
    return quantity.density(x);
  }

  private double stretched(double x) {
    double y = (x - centre) / scale;
    return Math.copySign(Math.log(Math.abs(y) + Math.hypot(y, 1)), y);
  }

  @Override
  public double cdf(double x) {
    return panels().cdf(stretched(x));
  }

  @Override
  public double quantile(double p) {
    return centre + scale * Math.sinh(panels().quantile(p));
  }

  @Override
  public double mode() {
    return HighestDensityInterval.minimise(
        x -> -quantity.density(x), quantile(1e-4), quantile(1 - 1e-4));
  }

  @Override
  public Interval shortest(double level) {
    return HighestDensityInterval.interval(this::quantile, level);
  }
}
