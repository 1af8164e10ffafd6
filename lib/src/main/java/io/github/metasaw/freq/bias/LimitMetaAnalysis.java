package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Limit meta-analysis (Rücker, Schwarzer, Carpenter, Binder and Schumacher 2011, Biostatistics
 * 12:122): the generalised radial plot regresses yi/s_i on 1/s_i, s_i^2 = vi + tau2; its intercept
 * alpha is the small-study effect, its slope beta the effect. The adjusted effect is that of a
 * study of infinite precision, beta + tau alpha. R: metasens's {@code limitmeta(method.adjust =
 * "beta0")}.
 *
 * @param estimate beta + tau alpha, on the scale of yi
 * @param se its standard error
 * @param interval Wald's, at the level of the fit
 * @param p two-sided
 * @param alpha small-study effect: effect per unit of s_i
 * @param beta slope of the generalised radial plot, on the scale of yi
 * @param Q Cochran's Q
 * @param QSmall part of Q that the small-study effect explains
 * @param QSmallP its p value, chi-square with 1 degree of freedom
 * @param QResidual the rest of Q
 * @param QResidualP its p value, chi-square with k - 2 degrees of freedom
 * @param limitEffects effects of the studies shrunk towards beta as if each were infinitely large,
 *     on the scale of yi [k]
 */
public record LimitMetaAnalysis(
    double estimate,
    double se,
    Interval interval,
    double p,
    double alpha,
    double beta,
    double Q,
    double QSmall,
    double QSmallP,
    double QResidual,
    double QResidualP,
    double[] limitEffects)
    implements Tabular {

  /**
   * Fits the radial plots.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the adjusted effect
   * @throws io.github.metasaw.diagnostic.MetaException for another model, or fewer than three
   *     studies
   */
  public static LimitMetaAnalysis fit(FrequentistFit fit) {
    FunnelStudies data = FunnelStudies.withoutModerators(fit, "limit meta-analyses");
    double[] yi = data.yi();
    double[] vi = data.vi();
    int k = yi.length;
    double tau2 = fit.tau2();
    double tau = Math.sqrt(tau2);
    double[] total = Arrays.stream(vi).map(v -> v + tau2).toArray();
    Radial radial = Radial.of(yi, total);
    double estimate = radial.beta + tau * radial.alpha;
    // Covariances of a regression whose errors have variance 1.
    double se = Math.sqrt(radial.variance(tau));
    double[] limit = new double[k];
    for (int i = 0; i < k; i++) {
      limit[i] = radial.beta + Math.sqrt(tau2 / total[i]) * (yi[i] - radial.beta);
    }
    double residual = Radial.of(yi, vi).residual(yi, vi);
    double explained = fit.Q() - residual;
    Interval interval = Interval.wald(estimate, se, data.options().level());
    return new LimitMetaAnalysis(
        estimate,
        se,
        interval,
        Normal.twoSided(estimate / se),
        radial.alpha,
        radial.beta,
        fit.Q(),
        explained,
        ChiSquared.survival(explained, 1),
        residual,
        ChiSquared.survival(residual, k - 2),
        limit);
  }

  /** Least squares of yi/s_i on 1/s_i, with the sums its variances need. */
  private record Radial(double alpha, double beta, double k, double mean, double squares) {

    static Radial of(double[] yi, double[] variance) {
      int k = yi.length;
      double mean = Arrays.stream(variance).map(v -> 1 / Math.sqrt(v)).sum() / k;
      double squares = 0;
      double products = 0;
      double sum = 0;
      for (int i = 0; i < k; i++) {
        double x = 1 / Math.sqrt(variance[i]);
        squares += (x - mean) * (x - mean);
        products += (x - mean) * yi[i] * x;
        sum += yi[i] * x;
      }
      double beta = products / squares;
      return new Radial(sum / k - beta * mean, beta, k, mean, squares);
    }

    /** Variance of beta + tau alpha. */
    double variance(double tau) {
      double ofAlpha = 1 / k + mean * mean / squares;
      return 1 / squares + tau * tau * ofAlpha - 2 * tau * mean / squares;
    }

    /** Residual sum of squares. */
    double residual(double[] yi, double[] variance) {
      double sum = 0;
      for (int i = 0; i < yi.length; i++) {
        double rest = (yi[i] - beta) / Math.sqrt(variance[i]) - alpha;
        sum += rest * rest;
      }
      return sum;
    }
  }

  /**
   * The adjusted effect and the parts of Q.
   *
   * @return quantity, estimate, se, lower, upper, statistic (z of the effect, else a part of Q), p
   */
  @Override
  public Table table() {
    double none = Double.NaN;
    return Table.create(
        "limit meta-analysis",
        StringColumn.create("quantity", "effect", "Q small study", "Q residual"),
        DoubleColumn.create("estimate", estimate, none, none),
        DoubleColumn.create("se", se, none, none),
        DoubleColumn.create("lower", interval.lower(), none, none),
        DoubleColumn.create("upper", interval.upper(), none, none),
        DoubleColumn.create("statistic", estimate / se, QSmall, QResidual),
        DoubleColumn.create("p", p, QSmallP, QResidualP));
  }
}
