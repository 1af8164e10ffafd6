package io.github.metasaw.statement;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;

/**
 * The interval for the true effect of a next study, on the scale of the analysis.
 *
 * @param interval of the effect
 * @param level its probability
 * @param rule reference distribution in words; empty for a posterior
 * @param scale on which the effect is read
 */
public record NextStudy(Interval interval, double level, String rule, Transformation scale)
    implements Statement {

  @Override
  public String line(Notation notation) {
    return "%s prediction interval for the effect of a next study: %s%s"
        .formatted(Numbers.level(level), range(), rule.isEmpty() ? "" : " (" + rule + ")");
  }

  @Override
  public String sentence() {
    return "The true effect of a next study like these is predicted to lie between %s and %s (%s prediction interval%s)."
        .formatted(
            Numbers.of(scale.apply(interval.lower())),
            Numbers.of(scale.apply(interval.upper())),
            Numbers.level(level),
            rule.isEmpty() ? "" : "; reference distribution: " + rule);
  }

  private String range() {
    return "%s to %s"
        .formatted(
            Numbers.of(scale.apply(interval.lower())), Numbers.of(scale.apply(interval.upper())));
  }
}
