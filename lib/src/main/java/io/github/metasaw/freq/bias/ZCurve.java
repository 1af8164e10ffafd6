package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.draws.Quantiles;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.refit.RefitLoop;
import io.github.metasaw.parallel.Progress;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The z-curve 2.0 (Bartoš and Schimmack 2022, Meta-Psychology 6, MP.2021.2720): the significant
 * absolute z values as a mixture of normal distributions with means 0 to 6, folded and truncated,
 * by the EM algorithm. From the mixture follow the expected discovery rate, the power of all
 * studies that were done, and the expected replication rate, the power of the significant ones.
 * Intervals are by the bootstrap, made 3 and 5 percentage points wider at each side, as the authors
 * found in simulations to be needed. R: zcurve's {@code zcurve(z)}.
 *
 * @param z absolute z values of all studies, ascending
 * @param observedDiscovery share of significant studies, with Wilson's interval
 * @param expectedDiscovery mean power of all studies done, published or not
 * @param expectedReplication mean probability that a significant study is significant again, in the
 *     same direction
 * @param weights of the components with means 0 to 6, among the z values between 1.96 and 6 [7]
 * @param high share of the significant z values above 6, whose power is taken to be 1
 */
public record ZCurve(
    double[] z,
    Rate observedDiscovery,
    Rate expectedDiscovery,
    Rate expectedReplication,
    double[] weights,
    double high)
    implements Tabular {

  /** Level at which studies are significant, two-sided. */
  public static final double ALPHA = 0.05;

  /** The usual number of bootstrap samples. */
  public static final int DRAWS = 1000;

  /** Significant z values that the mixture needs at least. */
  private static final int LEAST = 10;

  private static final double REPLICATION_MARGIN = 0.03;
  private static final double DISCOVERY_MARGIN = 0.05;

  /**
   * A rate with its interval.
   *
   * @param value a proportion
   * @param interval at 95 per cent
   */
  public record Rate(double value, Interval interval) {}

  /**
   * With {@link #DRAWS} bootstrap samples and seed 1.
   *
   * @param fit with one tau2 and independent studies
   * @return the rates
   * @throws MetaException as {@link #estimate(FrequentistFit, int, long, Progress)}
   */
  public static ZCurve estimate(FrequentistFit fit) {
    return estimate(fit, DRAWS, 1);
  }

  /**
   * The rates.
   *
   * @param fit with one tau2 and independent studies
   * @param draws number of bootstrap samples, 20 or more
   * @param seed of the bootstrap
   * @return the rates
   * @throws MetaException as {@link #estimate(FrequentistFit, int, long, Progress)}
   */
  public static ZCurve estimate(FrequentistFit fit, int draws, long seed) {
    return estimate(fit, draws, seed, Progress.none());
  }

  /**
   * The rates, for something that shows how far the bootstrap has come.
   *
   * @param fit with one tau2 and independent studies
   * @param draws number of bootstrap samples, 20 or more
   * @param seed of the bootstrap
   * @param progress hears how many samples are done
   * @return the rates
   * @throws MetaException for another fit, fewer than ten significant studies with z below 6, or
   *     too few samples
   */
  public static ZCurve estimate(FrequentistFit fit, int draws, long seed, Progress progress) {
    FunnelStudies data = FunnelStudies.of(fit, "z-curves");
    if (draws < 20) {
      throw MetaException.format("the bootstrap takes at least 20 draws, not %d", draws);
    }
    double[] z = new double[data.k()];
    Arrays.setAll(z, i -> Math.abs(data.yi()[i]) / Math.sqrt(data.vi()[i]));
    Arrays.sort(z);
    double[] significant = Arrays.stream(z).filter(value -> value > ZMixture.FROM).toArray();
    int used = (int) Arrays.stream(significant).filter(value -> value < ZMixture.TO).count();
    if (used < LEAST) {
      throw MetaException.format(
          "a z-curve needs at least %d significant studies with z below 6, and there %s %d",
          LEAST, used == 1 ? "is" : "are", used);
    }
    ZMixture mixture = ZMixture.fit(significant);
    double[][] rates =
        RefitLoop.random(
            draws,
            seed,
            progress,
            (draw, random) -> {
              double[] again = new double[significant.length];
              for (int i = 0; i < again.length; i++) {
                again[i] = significant[(int) (random.nextUniform() * again.length)];
              }
              ZMixture of = mixture.refit(again);
              return new double[] {of.discovery(), of.replication()};
            });
    return new ZCurve(
        z,
        wilson(significant.length, z.length),
        rate(mixture.discovery(), rates, 0, DISCOVERY_MARGIN, ALPHA),
        rate(mixture.replication(), rates, 1, REPLICATION_MARGIN, ALPHA / 2),
        mixture.weights(),
        mixture.high());
  }

  private static Rate rate(double value, double[][] draws, int of, double margin, double least) {
    double[] values = Arrays.stream(draws).mapToDouble(draw -> draw[of]).toArray();
    double[] ends = Quantiles.of(values, 0.025, 0.975);
    return new Rate(
        value, new Interval(Math.max(least, ends[0] - margin), Math.min(1, ends[1] + margin)));
  }

  private static Rate wilson(int successes, int n) {
    double share = (double) successes / n;
    double q = Normal.QUANTILE_975 * Normal.QUANTILE_975 / n;
    double middle = (share + q / 2) / (1 + q);
    double half = Math.sqrt(q * (share * (1 - share) + q / 4)) / (1 + q);
    return new Rate(share, new Interval(Math.max(0, middle - half), Math.min(1, middle + half)));
  }

  /**
   * The largest share of false positives among the significant studies that the discovery rate
   * allows (Sorić 1989, J Am Stat Assoc 84:608).
   *
   * @return (1/EDR - 1) alpha/(1 - alpha), with its interval
   */
  public Rate maximumFalseDiscovery() {
    return new Rate(
        soric(expectedDiscovery.value),
        new Interval(
            soric(expectedDiscovery.interval.upper()), soric(expectedDiscovery.interval.lower())));
  }

  private static double soric(double discovery) {
    return Math.min(1, (1 / discovery - 1) * ALPHA / (1 - ALPHA));
  }

  /**
   * The density of absolute z values that the mixture expects, without selection.
   *
   * @param at absolute z values, 0 or more
   * @return the density, 1 being the area over the significant values up to 6
   */
  public double[] density(double... at) {
    return ZMixture.density(weights, at);
  }

  /**
   * The rates.
   *
   * @return rate, estimate, lower, upper
   */
  @Override
  public Table table() {
    Rate[] rates = {
      observedDiscovery, expectedDiscovery, expectedReplication, maximumFalseDiscovery()
    };
    return Table.create(
        "z-curve of %d significant studies of %d"
            .formatted((int) Math.rint(observedDiscovery.value * z.length), z.length),
        StringColumn.create(
            "rate",
            "observed discovery (ODR)",
            "expected discovery (EDR)",
            "expected replication (ERR)",
            "largest false discovery (Sorić)"),
        DoubleColumn.create("estimate", Arrays.stream(rates).mapToDouble(Rate::value).toArray()),
        DoubleColumn.create(
            "lower", Arrays.stream(rates).mapToDouble(r -> r.interval().lower()).toArray()),
        DoubleColumn.create(
            "upper", Arrays.stream(rates).mapToDouble(r -> r.interval().upper()).toArray()));
  }
}
