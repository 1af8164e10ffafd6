package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The p-curve: the distribution of the significant p values (Simonsohn, Nelson and Simmons 2014, J
 * Exp Psychol Gen 143:534 and Perspect Psychol Sci 9:666; 2015, J Exp Psychol Gen 144:1146). True
 * effects skew it to the right; without any effect it is flat, whatever was published. The tests
 * combine the p values of p values by Stouffer's method, over all that are below 0.05 (full) and
 * those below 0.025 (half). The p values are two-sided, of yi over its standard error. Effects are
 * taken to be those of the significant studies, and power is overestimated when they differ.
 *
 * @param k number of studies
 * @param pValues those of the significant studies, ascending
 * @param rightSkew tests of a curve that falls from left to right: evidential value
 * @param flatness tests of a curve that is flatter than that of studies with a power of 33 per cent
 * @param power of the significant studies, corrected for selection
 * @param powerInterval of 90 per cent
 */
public record PCurve(
    int k, double[] pValues, Tests rightSkew, Tests flatness, double power, Interval powerInterval)
    implements Tabular {

  /** Level at which studies are significant, two-sided. */
  public static final double ALPHA = 0.05;

  private static final double HALF = ALPHA / 2;
  private static final double LOW_POWER = 1.0 / 3;
  private static final double LEAST_POWER = 0.0501;
  private static final double MOST_POWER = 0.9999;
  private static final int BINS = 5;

  /** Probabilities that Stouffer's method takes lie within these, for finite quantiles. */
  private static final double SMALLEST = 2.2e-16;

  /** What a p-curve says. */
  public enum Evidence {
    /** Right-skewed: half p below 0.05, or both p values of skew below 0.1. */
    PRESENT("evidential value"),
    /** Flatter than with a power of 33 per cent, and not right-skewed. */
    ABSENT("evidential value is inadequate"),
    /** Neither. */
    UNDECIDED("too few p values to decide");

    private final String label;

    Evidence(String label) {
      this.label = label;
    }

    /**
     * The conclusion.
     *
     * @return in words
     */
    public String label() {
      return label;
    }
  }

  /**
   * Stouffer's tests of the p-curve, each one-sided.
   *
   * @param zFull of all significant p values
   * @param pFull its p value
   * @param zHalf of those below 0.025; NaN if there are none
   * @param pHalf its p value
   * @param binomialP of the number of p values below 0.025
   */
  public record Tests(double zFull, double pFull, double zHalf, double pHalf, double binomialP) {

    private static Tests of(double zFull, double zHalf, double binomialP) {
      return new Tests(zFull, Normal.survival(-zFull), zHalf, Normal.survival(-zHalf), binomialP);
    }
  }

  /**
   * The p-curve of the studies of a fit.
   *
   * @param fit with one tau2 and independent studies
   * @return the tests
   * @throws MetaException for another fit, fewer than three studies, or none that is significant
   */
  public static PCurve compute(FrequentistFit fit) {
    FunnelStudies data = FunnelStudies.of(fit, "p-curves");
    double[] p = new double[data.k()];
    for (int i = 0; i < p.length; i++) {
      p[i] = Normal.twoSided(data.yi()[i] / Math.sqrt(data.vi()[i]));
    }
    return of(p);
  }

  private static PCurve of(double... all) {
    double[] p = Arrays.stream(all).filter(value -> value < ALPHA).sorted().toArray();
    if (p.length == 0) {
      throw MetaException.format(
          "none of the %d studies is significant at 0.05, and a p-curve is drawn of significant"
              + " studies only",
          all.length);
    }
    double[] small = Arrays.stream(p).filter(value -> value < HALF).toArray();
    Tests skew =
        Tests.of(
            stouffer(p, value -> value / ALPHA),
            stouffer(small, value -> value / HALF),
            1 - atMost(small.length - 1, p.length, 0.5));
    double shift = shift(LOW_POWER);
    double below = tail(HALF, shift);
    Tests flat =
        Tests.of(
            stouffer(p, value -> 1 - tail(value, shift) / LOW_POWER),
            stouffer(small, value -> 1 - tail(value, shift) / below),
            atMost(small.length, p.length, below / LOW_POWER));
    return new PCurve(
        all.length,
        p,
        skew,
        flat,
        powerAt(p, 0),
        new Interval(
            powerAt(p, Normal.upperQuantile(0.05)), powerAt(p, -Normal.upperQuantile(0.05))));
  }

  /** Stouffer's z of the p values of p values; NaN of none. */
  private static double stouffer(double[] p, DoubleUnaryOperator pp) {
    double sum = 0;
    for (double value : p) {
      double bounded = Math.max(SMALLEST, Math.min(1 - SMALLEST, pp.applyAsDouble(value)));
      sum += Normal.quantile(bounded);
    }
    return p.length == 0 ? Double.NaN : sum / Math.sqrt(p.length);
  }

  private static double atMost(int count, int of, double probability) {
    return BinomialDistribution.of(of, probability).cumulativeProbability(count);
  }

  /** P(a two-sided p value is below {@code p}) when z has the mean {@code shift} and SD 1. */
  private static double tail(double p, double shift) {
    double z = Normal.upperQuantile(p / 2);
    return Normal.survival(z - shift) + Normal.survival(z + shift);
  }

  /** The mean of z with which a study has this power. */
  private static double shift(double power) {
    return root(shift -> tail(ALPHA, shift) - power, 0, 20);
  }

  /** The power at which Stouffer's z of p values of that power has a value; z falls with power. */
  private static double powerAt(double[] p, double z) {
    DoubleUnaryOperator gap =
        power -> {
          double shift = shift(power);
          return z - stouffer(p, value -> 1 - tail(value, shift) / power);
        };
    if (gap.applyAsDouble(LEAST_POWER) > 0) {
      return ALPHA;
    }
    return gap.applyAsDouble(MOST_POWER) < 0 ? MOST_POWER : root(gap, LEAST_POWER, MOST_POWER);
  }

  private static double root(DoubleUnaryOperator f, double from, double to) {
    return new BrentSolver(1e-14, 1e-14, 0).solve(500, f::applyAsDouble, from, to);
  }

  /**
   * What the tests say together (Simonsohn, Nelson and Simmons 2015, p. 1149).
   *
   * @return evidential value, its absence, or neither
   */
  public Evidence evidence() {
    if (rightSkew.pHalf < 0.05 || (rightSkew.pFull < 0.1 && rightSkew.pHalf < 0.1)) {
      return Evidence.PRESENT;
    }
    boolean isFlat = flatness.pFull < 0.05 || (flatness.pHalf < 0.1 && flatness.binomialP < 0.1);
    return isFlat ? Evidence.ABSENT : Evidence.UNDECIDED;
  }

  /**
   * The tests and the estimated power.
   *
   * @return test, z, p, estimate, lower, upper
   */
  @Override
  public Table table() {
    double none = Double.NaN;
    return Table.create(
        "p-curve of %d significant p values of %d, %s"
            .formatted(pValues.length, k, evidence().label()),
        StringColumn.create(
            "test",
            "right skew, full",
            "right skew, half",
            "right skew, binomial",
            "flatter than 33 % power, full",
            "flatter than 33 % power, half",
            "flatter than 33 % power, binomial",
            "power, 90 % interval"),
        DoubleColumn.create(
            "z",
            rightSkew.zFull,
            rightSkew.zHalf,
            none,
            flatness.zFull,
            flatness.zHalf,
            none,
            none),
        DoubleColumn.create(
            "p",
            rightSkew.pFull,
            rightSkew.pHalf,
            rightSkew.binomialP,
            flatness.pFull,
            flatness.pHalf,
            flatness.binomialP,
            none),
        DoubleColumn.create("estimate", none, none, none, none, none, none, power),
        DoubleColumn.create("lower", none, none, none, none, none, none, powerInterval.lower()),
        DoubleColumn.create("upper", none, none, none, none, none, none, powerInterval.upper()));
  }

  /**
   * The curve: shares of the significant p values up to 0.01, up to 0.02, and so on.
   *
   * @return p, observed, no effect, 33 % power, estimated power; shares as proportions
   */
  public Table shares() {
    double[] at = new double[BINS];
    double[] observed = new double[BINS];
    double[] flat = new double[BINS];
    Arrays.fill(flat, 1.0 / BINS);
    for (int j = 0; j < BINS; j++) {
      at[j] = ALPHA * (j + 1) / BINS;
    }
    for (double p : pValues) {
      observed[Math.min(BINS - 1, (int) (p / ALPHA * BINS))] += 1.0 / pValues.length;
    }
    return Table.create(
        "p-curve",
        DoubleColumn.create("p", at),
        DoubleColumn.create("observed", observed),
        DoubleColumn.create("no effect", flat),
        DoubleColumn.create("33 % power", expected(LOW_POWER)),
        DoubleColumn.create("estimated power", power > LEAST_POWER ? expected(power) : flat));
  }

  private static double[] expected(double power) {
    double shift = shift(power);
    double[] shares = new double[BINS];
    double before = 0;
    for (int j = 0; j < BINS; j++) {
      double upTo = tail(ALPHA * (j + 1) / BINS, shift);
      shares[j] = (upTo - before) / power;
      before = upTo;
    }
    return shares;
  }
}
