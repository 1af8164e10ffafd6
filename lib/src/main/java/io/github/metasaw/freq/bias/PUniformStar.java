package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.likelihood.ProfileInterval;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * p-uniform* (van Aert and van Assen 2018, "Correcting for publication bias in a meta-analysis with
 * the p-uniform* method"): the effect and tau2 by maximum likelihood, where each estimate has the
 * normal distribution truncated to the significant or to the nonsignificant values, as its study is
 * one or the other. All significant studies are taken to be equally likely to be published, and all
 * others too. Intervals are by the profile likelihood, tests by the likelihood ratio. R: puniform's
 * {@code puni_star(yi, vi, side, method = "ML")}.
 *
 * @param k number of studies
 * @param significant number of studies significant in the direction
 * @param estimate the effect, on the scale of yi
 * @param interval its profile interval, at the level of the fit; infinite at an end that the
 *     likelihood does not bound
 * @param effectTest likelihood-ratio statistic of an effect of 0, chi-square with 1 degree of
 *     freedom
 * @param tau2 variance of the true effects
 * @param tau2Interval its profile interval
 * @param heterogeneityTest likelihood-ratio statistic of tau2 = 0, referred to the chi-square with
 *     1 degree of freedom, as R does, though 0 is the end of its range
 */
public record PUniformStar(
    int k,
    int significant,
    double estimate,
    Interval interval,
    double effectTest,
    double tau2,
    Interval tau2Interval,
    double heterogeneityTest)
    implements Tabular {

  /** Two-sided level of significance; a study is significant in one direction at half of it. */
  public static final double ALPHA = 0.05;

  /**
   * In the direction of the pooled effect.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the estimates
   * @throws MetaException as {@link #estimate(FrequentistFit, Alternative)}
   */
  public static PUniformStar estimate(FrequentistFit fit) {
    return estimate(fit, fit.estimate() < 0 ? Alternative.LESS : Alternative.GREATER);
  }

  /**
   * In a given direction.
   *
   * @param fit of a model with one tau2 and without moderators
   * @param alternative direction in which significant studies are published more often
   * @return the estimates
   * @throws MetaException for another model, both directions, or no significant study
   */
  public static PUniformStar estimate(FrequentistFit fit, Alternative alternative) {
    FunnelStudies data = FunnelStudies.withoutModerators(fit, "estimates by p-uniform*");
    if (alternative == Alternative.TWO_SIDED) {
      throw MetaException.of(
          "p-uniform* takes studies to be selected in one direction: choose greater or less");
    }
    double sign = alternative == Alternative.LESS ? -1 : 1;
    TruncatedNormals studies = TruncatedNormals.of(sign, data.yi(), data.vi(), ALPHA);
    if (studies.significant() == 0) {
      throw MetaException.format(
          "no study is significant %s 0, so p-uniform* has nothing to correct; choose the other"
              + " direction if that is where effects are expected",
          sign > 0 ? "above" : "below");
    }
    TruncatedNormals.Maximum best = studies.maximum();
    double level = data.options().level();
    double step = studies.step();
    ProfileInterval ofMean = ProfileInterval.of(studies::maximumAtMean, best.value(), level);
    double low = ofMean.end(best.mu(), -2 * step);
    double high = ofMean.end(best.mu(), 2 * step);
    return new PUniformStar(
        data.k(),
        studies.significant(),
        sign * best.mu(),
        sign > 0 ? new Interval(low, high) : new Interval(-high, -low),
        Math.max(0, 2 * (best.value() - studies.maximumAtMean(0))),
        best.tau() * best.tau(),
        tau2Interval(studies, best, level),
        Math.max(0, 2 * (best.value() - studies.maximumAtTau(0).value())));
  }

  /** From 0 where the likelihood of tau2 = 0 is high enough. */
  private static Interval tau2Interval(
      TruncatedNormals studies, TruncatedNormals.Maximum best, double level) {
    ProfileInterval profile =
        ProfileInterval.of(
            tau -> studies.maximumAtTau(Math.max(0, tau)).value(), best.value(), level);
    double reach = ChiSquared.quantile(level, 1) / 2;
    boolean isFromZero = best.value() - studies.maximumAtTau(0).value() <= reach;
    double low = isFromZero ? 0 : profile.end(best.tau(), -best.tau());
    double high = profile.end(best.tau(), 2 * studies.step());
    return new Interval(low * low, high * high);
  }

  /**
   * The p value of {@link #effectTest}.
   *
   * @return two-sided
   */
  public double p() {
    return ChiSquared.survival(effectTest, 1);
  }

  /**
   * The p value of {@link #heterogeneityTest}.
   *
   * @return by the chi-square with 1 degree of freedom
   */
  public double heterogeneityP() {
    return ChiSquared.survival(heterogeneityTest, 1);
  }

  /**
   * The effect and tau2.
   *
   * @return quantity, estimate, lower, upper, statistic, p
   */
  @Override
  public Table table() {
    return Table.create(
        "p-uniform*, %d of %d studies significant".formatted(significant, k),
        StringColumn.create("quantity", "effect", "tau2"),
        DoubleColumn.create("estimate", estimate, tau2),
        DoubleColumn.create("lower", interval.lower(), tau2Interval.lower()),
        DoubleColumn.create("upper", interval.upper(), tau2Interval.upper()),
        DoubleColumn.create("statistic", effectTest, heterogeneityTest),
        DoubleColumn.create("p", p(), heterogeneityP()));
  }
}
