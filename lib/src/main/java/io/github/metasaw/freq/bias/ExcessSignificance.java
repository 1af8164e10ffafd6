package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The test of excess significance (Ioannidis and Trikalinos 2007, Clin Trials 4:245): whether more
 * studies are significant than their power lets expect, if the fit is true. R: metafor's {@code
 * tes}, where an integral over the distribution of the true effects stands for the closed form
 * here.
 *
 * @param observed number of significant studies
 * @param expected sum of the powers
 * @param power of each study: the probability that its estimate is significant when the true
 *     effects have the mean and the variance of the fit [k]
 * @param p one-sided, of at least as many significant studies: the distribution of a sum of
 *     independent Bernoulli variables with these powers
 * @param chiSquare statistic of the chi-square test with the mean power
 * @param chiSquareP its one-sided p value
 * @param binomialP one-sided p value of the binomial distribution with the mean power
 */
public record ExcessSignificance(
    int observed,
    double expected,
    double[] power,
    double p,
    double chiSquare,
    double chiSquareP,
    double binomialP) {

  /**
   * Two-sided significance at 0.05.
   *
   * @param fit with one tau2 and independent studies
   * @return the test
   * @throws MetaException for another fit, or fewer than three studies
   */
  public static ExcessSignificance of(FrequentistFit fit) {
    return of(fit, Alternative.TWO_SIDED, 0.05);
  }

  /**
   * Another rule of significance.
   *
   * @param fit with one tau2 and independent studies
   * @param alternative direction of a significant study
   * @param alpha its level of significance, between 0 and 1
   * @return the test
   * @throws MetaException for another fit, fewer than three studies, or an alpha outside its range
   */
  public static ExcessSignificance of(FrequentistFit fit, Alternative alternative, double alpha) {
    FunnelStudies data = FunnelStudies.of(fit, "tests of excess significance");
    if (!(alpha > 0 && alpha < 1)) {
      throw MetaException.format("alpha is %s; it must lie between 0 and 1", alpha);
    }
    double[] yi = data.yi();
    double[] vi = data.vi();
    double[] mean =
        data.hasModerators()
            ? fit.predict().doubleColumn("estimate").asDoubleArray()
            : constant(fit.estimate(), yi.length);
    double critical = alternative.critical(alpha);
    double[] power = new double[yi.length];
    int observed = 0;
    for (int i = 0; i < yi.length; i++) {
      double se = Math.sqrt(vi[i]);
      power[i] = alternative.power(mean[i], Math.sqrt(vi[i] + fit.tau2()), se, critical);
      observed += alternative.isSignificant(yi[i] / se, critical) ? 1 : 0;
    }
    return of(observed, power);
  }

  private static ExcessSignificance of(int observed, double... power) {
    int k = power.length;
    double expected = Arrays.stream(power).sum();
    double share = expected / k;
    double gap = observed - expected;
    double z = gap / Math.sqrt(k * share * (1 - share));
    double[] same = constant(share, k);
    return new ExcessSignificance(
        observed,
        expected,
        power,
        atLeast(observed, power),
        z * z,
        Normal.survival(z),
        atLeast(observed, same));
  }

  /** P(at least that many successes) of independent trials with these probabilities. */
  private static double atLeast(int count, double... probability) {
    double[] distribution = {1};
    for (double success : probability) {
      double[] next = new double[distribution.length + 1];
      for (int j = 0; j < distribution.length; j++) {
        next[j] += distribution[j] * (1 - success);
        next[j + 1] += distribution[j] * success;
      }
      distribution = next;
    }
    return Math.min(1, Arrays.stream(distribution, count, distribution.length).sum());
  }

  private static double[] constant(double value, int k) {
    double[] all = new double[k];
    Arrays.fill(all, value);
    return all;
  }

  /**
   * Observed over expected number of significant studies.
   *
   * @return above 1 where there is an excess
   */
  public double ratio() {
    return observed / expected;
  }

  /**
   * The three tests.
   *
   * @return test, observed, expected, ratio, statistic, p
   */
  public Table table() {
    double[] o = constant(observed, 3);
    double[] e = constant(expected, 3);
    return Table.create(
        "excess significance",
        StringColumn.create("test", "exact", "chi-square", "binomial"),
        DoubleColumn.create("observed", o),
        DoubleColumn.create("expected", e),
        DoubleColumn.create("ratio", constant(ratio(), 3)),
        DoubleColumn.create("statistic", Double.NaN, chiSquare, Double.NaN),
        DoubleColumn.create("p", p, chiSquareP, binomialP));
  }
}
