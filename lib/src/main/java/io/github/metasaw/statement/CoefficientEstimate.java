package io.github.metasaw.statement;

import io.github.metasaw.fit.Interval;
import java.util.List;

/**
 * A coefficient of a moderator, on the scale of the analysis.
 *
 * @param term as tables name it
 * @param subject what it is, as a sentence begins: {@code The coefficient of year}
 * @param estimate of the coefficient; the mean of a posterior
 * @param interval of the coefficient
 * @param level confidence or probability of the interval
 * @param p two-sided; NaN for a posterior
 */
public record CoefficientEstimate(
    String term, String subject, double estimate, Interval interval, double level, double p)
    implements Statement {

  private static final int DIGITS = 3;

  @Override
  public String line(Notation notation) {
    List<String> numbers = numbers();
    return "%s %s [%s, %s]".formatted(term, numbers.get(0), numbers.get(1), numbers.get(2));
  }

  private List<String> numbers() {
    return Numbers.row(interval.width() / 4, DIGITS, estimate, interval.lower(), interval.upper());
  }

  @Override
  public String sentence() {
    List<String> numbers = numbers();
    boolean isPosterior = Double.isNaN(p);
    return "%s is estimated at %s (%s%s %s %s to %s%s)."
        .formatted(
            subject,
            numbers.get(0),
            isPosterior ? "posterior mean; " : "",
            Numbers.level(level),
            isPosterior ? "credible interval" : "CI",
            numbers.get(1),
            numbers.get(2),
            isPosterior ? "" : "; p " + Numbers.equality(p));
  }
}
