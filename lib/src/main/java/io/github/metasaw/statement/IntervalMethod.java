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
          case Z -> "use the normal distribution";
          case T -> "use a t distribution";
          case KNHA -> "use the method of Knapp and Hartung";
          case ADHOC -> "use the method of Knapp and Hartung, with its scale factor not below 1";
        };
    return "Confidence intervals (%s) and tests of the coefficients %s."
        .formatted(Numbers.level(level), basis);
  }
}
