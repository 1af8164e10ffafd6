package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.integrate.CompositeRule;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.statistics.distribution.GammaDistribution;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The interval of Henmi and Copas (2010, Stat. Med. 29, 2969): the common-effect estimate, on which
 * small and perhaps selected studies weigh least, with an interval that allows for heterogeneity.
 * It rests on U = (estimate - mu) / se, se by the estimate of tau2 of DerSimonian and Laird. Given
 * the estimate, Cochran's Q has a gamma distribution with its exact mean and variance. R: metafor's
 * {@code hc}.
 *
 * @param estimate common-effect estimate, on the scale of yi
 * @param se its standard error with tau2
 * @param tau2 by DerSimonian and Laird, whatever the fit has
 * @param critical half-width of the interval in standard errors
 * @param interval at the level of the fit
 */
public record HenmiCopas(
    double estimate, double se, double tau2, double critical, Interval interval)
    implements Tabular {

  /** Beyond this many SDs a normal variable has no mass that a double can hold. */
  private static final double END = 40;

  private static final int PANELS = 40;

  /**
   * The interval of a fit.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return estimate and interval
   * @throws io.github.metasaw.diagnostic.MetaException for another model, fewer than three studies,
   *     or a sampling variance of 0
   */
  public static HenmiCopas of(FrequentistFit fit) {
    FunnelStudies data = FunnelStudies.withoutModerators(fit, "intervals of Henmi and Copas");
    return of(data.yi(), data.vi(), data.options().level());
  }

  /**
   * The interval of estimates.
   *
   * @param yi estimates [k]
   * @param vi their sampling variances, above 0 [k]
   * @param level confidence, between 0 and 1
   * @return estimate and interval
   */
  static HenmiCopas of(double[] yi, double[] vi, double level) {
    PrecisionWeightedMean mean = PrecisionWeightedMean.independent(yi, vi);
    double[] w = Arrays.stream(vi).map(v -> 1 / v).toArray();
    double w1 = mean.precision();
    double w2 = Arrays.stream(w).map(x -> x * x).sum();
    double tau2 = Math.max(0, (mean.q() - (mean.k() - 1)) / (w1 - w2 / w1));
    Pivot pivot = new Pivot(w, tau2, w1, w2);
    double se = pivot.spread / Math.sqrt(w1);
    double critical = pivot.critical(level);
    double half = critical * se;
    Interval interval = new Interval(mean.estimate() - half, mean.estimate() + half);
    return new HenmiCopas(mean.estimate(), se, tau2, critical, interval);
  }

  @Override
  public Table table() {
    return Table.create(
        "interval of Henmi and Copas",
        DoubleColumn.create("estimate", estimate),
        DoubleColumn.create("se", se),
        DoubleColumn.create("lower", interval.lower()),
        DoubleColumn.create("upper", interval.upper()),
        DoubleColumn.create("tau2", tau2));
  }

  /** The distribution of U, where tau2 is as estimated. */
  private static final class Pivot {

    private final int k;
    private final double w1;
    private final double w2;

    /** SD of the estimate in units of 1 / sqrt(w1). */
    private final double spread;

    private final double mean;
    private final double meanSlope;
    private final double variance;
    private final double varianceSlope;

    /**
     * The moments of Q = y'Ay, A = W - ww'/w1, given that the estimate is z of its SDs from mu: y -
     * mu is then normal with mean z c and covariance D - gg'.
     */
    Pivot(double[] w, double tau2, double w1, double w2) {
      this.k = w.length;
      this.w1 = w1;
      this.w2 = w2;
      this.spread = Math.sqrt(1 + tau2 * w2 / w1);
      double[] d = new double[k];
      Arrays.setAll(d, i -> 1 / w[i] + tau2);
      double sd = spread / Math.sqrt(w1);
      double[] g = new double[k];
      Arrays.setAll(g, i -> d[i] * w[i] / (w1 * sd));
      double wg = 0;
      double trace = 0;
      double traceOfSquare = 0;
      double mixed = 0;
      for (int i = 0; i < k; i++) {
        double wd = w[i] * d[i];
        wg += w[i] * g[i];
        trace += wd * (1 - w[i] / w1);
        traceOfSquare += wd * wd * (1 - 2 * w[i] / w1);
        mixed += w[i] * wd;
      }
      traceOfSquare += mixed * mixed / (w1 * w1);
      double gAg = 0;
      double gADAg = 0;
      for (int i = 0; i < k; i++) {
        double ag = w[i] * (g[i] - wg / w1);
        gAg += g[i] * ag;
        gADAg += ag * ag * d[i];
      }
      this.mean = trace - gAg;
      this.meanSlope = gAg;
      this.variance = 2 * (traceOfSquare - 2 * gADAg + gAg * gAg);
      this.varianceSlope = 4 * (gADAg - gAg * gAg);
    }

    /** The value that |U| exceeds with probability 1 - level. */
    double critical(double level) {
      double most = Normal.critical(level) * spread; // with tau2 known to be 0
      return new BrentSolver(1e-12, 1e-12)
          .solve(200, t -> tail(t) - (1 - level) / 2, 1e-3 * most, most * (1 + 1e-9));
    }

    /** P(U &gt; t). */
    private double tail(double t) {
      double from = t / spread;
      return CompositeRule.integrate(
          z -> below(z, z / from) * Normal.density(z), from, Math.min(END, from + 12), PANELS);
    }

    /** P(Q &lt; q), where at q the standard error is {@code ratio} of that without tau2. */
    private double below(double z, double ratio) {
      double q = (w1 * w1 / w2 - 1) * (ratio * ratio - 1) + (k - 1);
      double m = mean + z * z * meanSlope;
      double v = variance + z * z * varianceSlope;
      return GammaDistribution.of(m * m / v, v / m).cumulativeProbability(q);
    }
  }
}
