package io.github.metasaw.statement;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import java.util.List;

/**
 * The interval for the true effect of a next study, on the scale of the analysis.
 *
 * @param interval of the effect
 * @param level its probability
 * @param rule reference distribution in words; empty for a posterior
 * @param k number of estimates
 * @param scale on which the effect is read
 * @param basis what is known of the heterogeneity
 */
public record NextStudy(
    Interval interval, double level, String rule, int k, Transformation scale, Basis basis)
    implements Statement {

  private static final int DIGITS = 3;

  /** What the interval rests on. */
  public enum Basis {
    /** An estimate of the heterogeneity. */
    ESTIMATE,
    /** An estimate of 0: the interval is that of the mean. */
    ESTIMATE_OF_ZERO,
    /** The mean of estimates that depend on moderators. */
    MEAN_OF_ESTIMATES,
    /** The posterior of the heterogeneity. */
    POSTERIOR
  }

  @Override
  public String line(Notation notation) {
    return "%s prediction interval for the effect of a next study: %s%s"
        .formatted(Numbers.level(level), range(), rule.isEmpty() ? "" : " (" + rule + ")");
  }

  @Override
  public String sentence() {
    double lower = scale.apply(interval.lower());
    double upper = scale.apply(interval.upper());
    List<String> bounds = Numbers.row((upper - lower) / 4, DIGITS, lower, upper);
    String distribution =
        rule.isEmpty() ? "" : " (reference distribution: %s)".formatted(ruleInNumbers());
    String caution =
        switch (basis) {
          case ESTIMATE_OF_ZERO ->
              " It equals the confidence interval, because τ² is estimated at 0, and is likely to be too narrow.";
          case MEAN_OF_ESTIMATES ->
              " It is that of a study with the mean variance of the true effects, which depends on moderators here.";
          default -> "";
        };
    return "The %s %s interval for the true effect of a next study is %s to %s%s.%s"
        .formatted(
            Numbers.level(level),
            basis == Basis.POSTERIOR ? "posterior predictive" : "prediction",
            bounds.get(0),
            bounds.get(1),
            distribution,
            caution);
  }

  /** {@code t with 12 df} for {@code t with k - p df}; the mean has one coefficient. */
  private String ruleInNumbers() {
    return rule.replace("k - p - 1 df", k - 2 + " df").replace("k - p df", k - 1 + " df");
  }

  private String range() {
    return "%s to %s"
        .formatted(
            Numbers.of(scale.apply(interval.lower())), Numbers.of(scale.apply(interval.upper())));
  }
}
