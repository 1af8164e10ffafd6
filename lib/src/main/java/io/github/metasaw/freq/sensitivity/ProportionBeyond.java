package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.freq.refit.RefitLoop;
import io.github.metasaw.parallel.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The proportion of true effects beyond a threshold, in two ways: of a normal distribution of the
 * effects (Mathur and VanderWeele 2019, Stat Med 38:1336), and of the studies' effects, calibrated
 * so that their spread is tau2 (Wang and Lee 2019, Res Synth Methods 10:255; Mathur and VanderWeele
 * 2020, Res Synth Methods 11:356), which takes no distribution. R: {@code prop_stronger} of
 * MetaUtility.
 *
 * @param threshold on the scale of yi
 * @param isAbove whether effects above it are counted; those below else
 * @param normal proportion of the normal distribution N(mu, tau2)
 * @param normalInterval by the delta method, at the level of the fit; NaN where tau2 has no
 *     standard error
 * @param calibrated proportion of the calibrated effects mu + sqrt(tau2/(tau2 + vi)) (yi - mu)
 * @param calibratedInterval by the bootstrap of studies, corrected for bias and acceleration (BCa;
 *     Efron 1987), at the level of the fit
 */
public record ProportionBeyond(
    double threshold,
    boolean isAbove,
    double normal,
    Interval normalInterval,
    double calibrated,
    Interval calibratedInterval)
    implements Tabular {

  /** The usual number of bootstrap samples. */
  public static final int DRAWS = 1000;

  private static final int MIN_DRAWS = 20;

  /**
   * With {@link #DRAWS} bootstrap samples and seed 1.
   *
   * @param fit with one tau2 and independent studies, without moderators
   * @param threshold on the scale of yi
   * @param isAbove whether effects above it are counted; those below else
   * @return the proportions
   * @throws MetaException as {@link #estimate(FrequentistFit, double, boolean, Bootstrap)}
   */
  public static ProportionBeyond estimate(FrequentistFit fit, double threshold, boolean isAbove) {
    return estimate(fit, threshold, isAbove, DRAWS, 1);
  }

  /**
   * The proportions.
   *
   * @param fit with one tau2 and independent studies, without moderators
   * @param threshold on the scale of yi
   * @param isAbove whether effects above it are counted; those below else
   * @param draws number of bootstrap samples, 20 or more
   * @param seed of the bootstrap
   * @return the proportions
   * @throws MetaException as {@link #estimate(FrequentistFit, double, boolean, Bootstrap)}
   */
  public static ProportionBeyond estimate(
      FrequentistFit fit, double threshold, boolean isAbove, int draws, long seed) {
    return estimate(fit, threshold, isAbove, new Bootstrap(draws, seed, Progress.none()));
  }

  /**
   * How the bootstrap is done.
   *
   * @param draws number of samples, 20 or more
   * @param seed the same seed gives the same digits
   * @param progress hears how many samples are done
   */
  public record Bootstrap(int draws, long seed, Progress progress) {}

  /**
   * The proportions, for something that shows how far the bootstrap has come.
   *
   * @param fit with one tau2 and independent studies, without moderators
   * @param threshold on the scale of yi
   * @param isAbove whether effects above it are counted; those below else
   * @param bootstrap its samples
   * @return the proportions
   * @throws MetaException for another fit, fewer than three studies, a tau2 of 0, a threshold that
   *     is no number, or too few samples
   */
  public static ProportionBeyond estimate(
      FrequentistFit fit, double threshold, boolean isAbove, Bootstrap bootstrap) {
    check(fit, threshold, bootstrap.draws());
    double[] yi = fit.studies().yi();
    double[] vi = fit.studies().vi();
    int k = yi.length;
    int[] all = IntStream.range(0, k).toArray();
    Count count = new Count(yi, vi, threshold, isAbove);
    double share = count.share(all, fit.estimate(), fit.tau2());
    double[][] draws =
        RefitLoop.random(
            bootstrap.draws(),
            bootstrap.seed(),
            bootstrap.progress(),
            (draw, random) -> {
              int[] rows = new int[k];
              for (int i = 0; i < k; i++) {
                rows[i] = (int) (random.nextUniform() * k);
              }
              return new double[] {count.share(fit, rows)};
            });
    double[] sorted =
        Arrays.stream(draws).mapToDouble(d -> d[0]).filter(Double::isFinite).toArray();
    Arrays.sort(sorted);
    double[] without = new double[k];
    for (int i = 0; i < k; i++) {
      without[i] = count.share(fit, DataChange.without(k, i).rows());
    }
    double z = (isAbove ? 1 : -1) * (fit.estimate() - threshold) / fit.tau();
    return new ProportionBeyond(
        threshold,
        isAbove,
        Normal.survival(-z),
        delta(fit, threshold, z),
        share,
        biasCorrected(share, sorted, without, fit.level()));
  }

  private static void check(FrequentistFit fit, double threshold, int draws) {
    String what = "proportions of true effects beyond a threshold";
    if (FreqEngine.oneVarianceOptions(fit).isEmpty() || !fit.design().isInterceptOnly()) {
      throw MetaException.format(
          "%s are of a fit with one tau2, independent studies and no moderators", what);
    }
    if (fit.studies().k() < 3) {
      throw MetaException.format(
          "%s need at least 3 studies, and there are %d", what, fit.studies().k());
    }
    if (fit.tau2() == 0) {
      throw MetaException.of(
          "tau2 of this fit is 0, so that all true effects are the pooled one, on one side of the"
              + " threshold; nothing is left to be counted");
    }
    if (!Double.isFinite(threshold)) {
      throw MetaException.format("the threshold is %s; it must be a number", threshold);
    }
    if (draws < MIN_DRAWS) {
      throw MetaException.format("the bootstrap takes at least %d draws, not %d", MIN_DRAWS, draws);
    }
  }

  /** Counts calibrated effects. */
  private record Count(double[] yi, double[] vi, double threshold, boolean isAbove) {

    double share(FrequentistFit fit, int... rows) {
      try {
        Solution some = fit.refit(rows);
        return share(rows, some.estimate(0), some.tau2());
      } catch (MetaException noFit) {
        return Double.NaN;
      }
    }

    double share(int[] rows, double mu, double tau2) {
      int beyond = 0;
      for (int i : rows) {
        double effect = mu + Math.sqrt(tau2 / (tau2 + vi[i])) * (yi[i] - mu);
        beyond += isAbove ? (effect > threshold ? 1 : 0) : effect < threshold ? 1 : 0;
      }
      return (double) beyond / rows.length;
    }
  }

  /** Variances of mu and tau2, which are taken to be independent. */
  private static Interval delta(FrequentistFit fit, double threshold, double z) {
    double seTau2 = fit.heterogeneity().seTau2();
    double tau2 = fit.tau2();
    double away = threshold - fit.estimate();
    double variance =
        fit.se() * fit.se() / tau2 + seTau2 * seTau2 * away * away / (4 * tau2 * tau2 * tau2);
    double half = Normal.critical(fit.level()) * Math.sqrt(variance) * Normal.density(z);
    double share = Normal.survival(-z);
    return new Interval(Math.max(0, share - half), Math.min(1, share + half));
  }

  /** Efron's interval; the plain percentiles where its corrections do not exist. */
  private static Interval biasCorrected(
      double estimate, double[] sorted, double[] without, double level) {
    double below = 0;
    for (double draw : sorted) {
      below += draw < estimate ? 1 : draw == estimate ? 0.5 : 0;
    }
    double bias = Normal.quantile(below / sorted.length);
    double mean = Arrays.stream(without).filter(Double::isFinite).average().orElse(Double.NaN);
    double cubes = 0;
    double squares = 0;
    for (double w : without) {
      if (Double.isFinite(w)) {
        cubes += Math.pow(mean - w, 3);
        squares += (mean - w) * (mean - w);
      }
    }
    double acceleration = squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
    double tail = (1 - level) / 2;
    boolean isCorrected = Double.isFinite(bias) && Double.isFinite(acceleration);
    double low = isCorrected ? corrected(tail, bias, acceleration) : tail;
    double high = isCorrected ? corrected(1 - tail, bias, acceleration) : 1 - tail;
    return new Interval(at(sorted, low), at(sorted, high));
  }

  private static double corrected(double p, double bias, double acceleration) {
    double z = bias + Normal.quantile(p);
    return Normal.survival(-(bias + z / (1 - acceleration * z)));
  }

  private static double at(double[] sorted, double p) {
    double place = p * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Both proportions.
   *
   * @return method, threshold, estimate, lower, upper
   */
  @Override
  public Table table() {
    return Table.create(
        "proportion of true effects %s %s".formatted(isAbove ? "above" : "below", threshold),
        StringColumn.create("method", "normal", "calibrated"),
        DoubleColumn.create("threshold", threshold, threshold),
        DoubleColumn.create("estimate", normal, calibrated),
        DoubleColumn.create("lower", normalInterval.lower(), calibratedInterval.lower()),
        DoubleColumn.create("upper", normalInterval.upper(), calibratedInterval.upper()));
  }
}
