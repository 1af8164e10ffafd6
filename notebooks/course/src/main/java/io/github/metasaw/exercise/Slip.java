package io.github.metasaw.exercise;

import java.util.function.DoubleUnaryOperator;

/** Wrong ways from a right number that are not particular to any question. */
enum Slip {
  SIGN(x -> -x, "The size is right, the sign is not. Which was taken from which?"),
  PERCENT(x -> 100 * x, "The digits are right. Is a proportion asked for, or per cent?"),
  PROPORTION(x -> x / 100, "The digits are right. Is a proportion asked for, or per cent?"),
  SQUARE(x -> x * x, "This is the square of what is asked. A variance in place of an SD?"),
  ROOT(x -> Math.sqrt(x), "This is the root of what is asked. An SD in place of a variance?"),
  LOG(x -> Math.log(x), "This is the logarithm of what is asked. Go back to the natural scale."),
  EXP(x -> Math.exp(x), "This is exp of what is asked. Stay on the scale of the estimates."),
  INVERSE(x -> 1 / x, "This is upside down: what was divided by what?"),
  HALF(x -> x / 2, "This is half of what is asked. Was one side forgotten?"),
  DOUBLE(x -> 2 * x, "This is twice what is asked. Was something counted on both sides?");

  private final DoubleUnaryOperator operator;
  private final String words;

  Slip(DoubleUnaryOperator operator, String words) {
    this.operator = operator;
    this.words = words;
  }

  /** What who makes it gives for the right number; NaN where it cannot be made. */
  double of(double right) {
    return operator.applyAsDouble(right);
  }

  String words() {
    return words;
  }
}
