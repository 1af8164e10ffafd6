package io.github.metasaw.bayes.exact;

import io.github.metasaw.fit.HighestDensityInterval;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.integrate.LogDensity;
import io.github.metasaw.integrate.LogPanels;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;

/** The posterior of tau^power, by quadrature in u = log tau; power 1 is tau, 2 is tau2. */
@API(status = API.Status.INTERNAL)
public final class TauMarginal implements Marginal {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final LogDensity density;
  private final LogPanels panels;
  private final double upperRate;
  private final int power;
  private final double mean;
  private final double sd;

  /**
   * The posterior of tau.
   *
   * @param density of log tau, up to a constant
   * @param panels its quadrature, with {@link #moments} of the same rate
   * @param upperRate r where it falls as exp(-r log tau)
   */
  public TauMarginal(LogDensity density, LogPanels panels, double upperRate) {
    this(density, panels, upperRate, 1);
  }

  private TauMarginal(LogDensity density, LogPanels panels, double upperRate, int power) {
    this.density = density;
    this.panels = panels;
    this.upperRate = upperRate;
    this.power = power;
    this.mean = upperRate > power ? expectation(u -> Math.exp(power * u), 0, power) : NEVER;
    this.sd =
        upperRate > 2 * power
            ? Math.sqrt(
                expectation(u -> square(Math.exp(power * u) - mean), square(mean), 2 * power))
            : NEVER;
  }

  /**
   * The moments of tau, up to the second, that exist.
   *
   * @param upperRate r where its density of log tau falls as exp(-r log tau)
   * @return 0, 1 or 2
   */
  public static int moments(double upperRate) {
    return upperRate > 2 ? 2 : upperRate > 1 ? 1 : 0;
  }

  /**
   * The posterior of tau2, whose SD needs the fourth moment of tau and so panels farther out.
   *
   * @return its marginal, on the scale of a variance
   */
  public TauMarginal squared() {
    LogPanels wider = upperRate > 4 ? LogPanels.of(density, 4) : panels;
    return new TauMarginal(density, wider, upperRate, 2 * power);
  }

  /** Of f, which goes as exp(growth u) at infinity. */
  private double expectation(DoubleUnaryOperator f, double atZero, int growth) {
    double[] u = panels.nodes();
    double[] mass = panels.probabilities();
    double sum = panels.massBelow() * atZero;
    for (int i = 0; i < u.length; i++) {
      sum += mass[i] * f.applyAsDouble(u[i]);
    }
    double above = panels.probabilityAbove(growth);
    return above > 0 ? sum + above * f.applyAsDouble(panels.end()) : sum;
  }

  private static double square(double x) {
    return x * x;
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
  public double density(double x) {
    if (x < 0) {
      return 0;
    }
    // At 0 the density goes as tau^(rate - power): its limit is read off just above.
    double u = x == 0 ? panels.nodes()[0] - 30 : Math.log(x) / power;
    double log = panels.normalised(density.at(u)) - power * u - Math.log(power);
    if (x > 0) {
      return Math.exp(log);
    }
    double rate = density.lowerRate();
    return rate > power ? 0 : rate < power ? Double.POSITIVE_INFINITY : Math.exp(log);
  }

  @Override
  public double cdf(double x) {
    return x > 0 ? panels.cdf(Math.log(x) / power) : 0;
  }

  @Override
  public double quantile(double p) {
    if (p == 0 && density.lower() == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    return Math.exp(power * panels.quantile(p));
  }

  @Override
  public double mode() {
    double from = quantile(1e-4);
    double to = quantile(1 - 1e-4);
    double at = HighestDensityInterval.minimise(x -> -density(x), from, to);
    boolean falls = density.lower() == Double.NEGATIVE_INFINITY && !(density(0) < density(at));
    return falls ? 0 : at;
  }

  @Override
  public Interval shortest(double level) {
    return HighestDensityInterval.interval(this::quantile, level);
  }
}
