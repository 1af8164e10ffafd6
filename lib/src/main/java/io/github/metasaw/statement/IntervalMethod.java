package io.github.metasaw.statement;

import io.github.metasaw.fit.CoefficientTest;

/**
 * How intervals and tests of the coefficients were made.
 *
 * @param test of the coefficients
 * @param level confidence of the intervals
 */
public record IntervalMethod(CoefficientTest test, double level) implements Statement {

  @Override
  public String line(Notation notation) {
    return "%s intervals, test %s".formatted(Numbers.level(level), test.label());
  }

  @Override
  public String sentence() {
    String basis =
        switch (test) {
          case Z -> "are based on the normal distribution";
          case T -> "are based on a t distribution";
          case KNHA -> "follow the method of Knapp and Hartung";
          case ADHOC -> "follow the method of Knapp and Hartung, with its scale factor not below 1";
        };
    return "Confidence intervals (%s) and tests %s.".formatted(Numbers.level(level), basis);
  }
}
