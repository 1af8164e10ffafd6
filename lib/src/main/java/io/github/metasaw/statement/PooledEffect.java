package io.github.metasaw.statement;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.fit.Interval;
import java.util.List;

/**
 * The pooled effect of a model without moderators. Its numbers are on the scale of the analysis.
 *
 * @param model in words, with the estimator: {@code Random effects (REML)}
 * @param estimand what is estimated
 * @param k number of estimates
 * @param estimate of the effect; the mean of a posterior
 * @param interval of the effect
 * @param level confidence or probability of the interval
 * @param test of the hypothesis that the effect is 0
 * @param shown name and scale of the effect in words
 */
public record PooledEffect(
    String model,
    Estimand estimand,
    int k,
    double estimate,
    Interval interval,
    double level,
    Test test,
    Shown shown)
    implements Statement {

  private static final int DIGITS = 3;

  /**
   * A test of the hypothesis that the effect is 0.
   *
   * @param isPosterior whether there is none, for the interval is one of probability
   * @param statistic z or t
   * @param df degrees of freedom of t; NaN for z
   * @param p two-sided
   */
  public record Test(boolean isPosterior, double statistic, double df, double p) {

    /** Where there is a posterior instead. */
    static Test none() {
      return new Test(true, Double.NaN, Double.NaN, Double.NaN);
    }

    private String line() {
      String letter = Double.isNaN(df) ? "z" : "t on %s df".formatted(Numbers.significant(df, 4));
      return "%s = %s, p %s".formatted(letter, Numbers.fixed(statistic, 3), Numbers.equality(p));
    }
  }

  /**
   * What the effect is called, and the scale on which it is read.
   *
   * @param name of the effect
   * @param scale on which it is read
   */
  public record Shown(EffectName name, Transformation scale) {

    private String number(double value) {
      return Numbers.of(scale.apply(value));
    }

    /** Estimate and bounds to the decimals that their interval needs. */
    private List<String> numbers(double estimate, Interval interval) {
      double lower = scale.apply(interval.lower());
      double upper = scale.apply(interval.upper());
      return Numbers.row((upper - lower) / 4, DIGITS, scale.apply(estimate), lower, upper);
    }

    /** {@code , back-transformed to a risk ratio,}; empty on the scale of the analysis. */
    private String backTransformed() {
      if (scale.isIdentity()) {
        return "";
      }
      return ", back-transformed to %s,".formatted(LabelInSentence.withArticle(name.on(scale)));
    }
  }

  @Override
  public String line(Notation notation) {
    return line(
        model,
        shown.number(estimate),
        shown.number(interval.lower()),
        shown.number(interval.upper()));
  }

  /**
   * The test of the hypothesis that the effect is 0.
   *
   * @param by the model, where several are told of; else empty
   * @return {@code Overall effect: z = -3.974, p < 0.0001}; empty where there is none
   */
  public String testLine(String by) {
    String name = by.isEmpty() ? "Overall effect" : "Overall effect, " + by;
    return test.isPosterior() ? "" : name + ": " + test.line();
  }

  /**
   * An effect in words, with numbers to the decimals of a figure.
   *
   * @param model in words
   * @param estimate as it is written
   * @param lower bound as it is written
   * @param upper bound as it is written
   * @return {@code Random effects (REML) 0.49 [0.34, 0.70]}
   */
  public static String line(String model, String estimate, String lower, String upper) {
    return "%s %s [%s, %s]".formatted(model, estimate, lower, upper);
  }

  @Override
  public String sentence() {
    List<String> numbers = shown.numbers(estimate, interval);
    return "%s%s is estimated at %s (%s %s %s to %s%s)."
        .formatted(
            k == 1 ? "The effect in the one study" : subject(),
            shown.backTransformed(),
            numbers.get(0),
            (test.isPosterior() ? "posterior mean; " : "") + Numbers.level(level),
            test.isPosterior() ? "credible interval" : "CI",
            numbers.get(1),
            numbers.get(2),
            test.isPosterior() ? "" : "; " + test.line());
  }

  private String subject() {
    return switch (estimand) {
      case COMMON_EFFECT -> "The effect that all studies are assumed to share";
      case FIXED_EFFECTS -> "The precision-weighted average of the effects in these studies";
      case RANDOM_EFFECTS -> "The mean of the true effects";
      case EXCHANGEABLE_EFFECTS -> "The centre of what is known of the effects";
    };
  }
}
