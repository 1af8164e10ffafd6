package io.github.metasaw.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arithmetic as R reads and deparses it: {@code deparse(quote(I(...)))}. */
class ArithmeticTest {

  private static TermFactor factor(String text) {
    return ModelText.parse("y ~ " + text).mean().effects().get(0).factors().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "I(x^2), I(x^2)",
    "I( x+1 ), I(x + 1)",
    "I(x*2-1), I(x * 2 - 1)",
    "I(x/10), I(x/10)",
    "I(-x^2), I(-x^2)",
    "I((x-3)/2), I((x - 3)/2)",
    "I(log(x)*2), I(log(x) * 2)",
    "I(x^-1), I(x^-1)",
    "I(+x), I(+x)",
    "log( dose+1 ), log(dose + 1)",
    "sqrt(x), sqrt(x)",
    "factor( year ), factor(year)"
  })
  void codeIsThatOfR(String text, String code) {
    assertEquals(code, factor(text).code());
  }

  /** R: 1e5 is 1e+05, 100000 too, 123456 stays; fixed unless that is wider than scientific. */
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "0.5, 0.5",
    "100000, 1e+05",
    "123456, 123456",
    "0.0001, 1e-04",
    "0.001, 0.001",
    "1000, 1000",
    "0.00012, 0.00012",
    "12345678, 12345678",
    "1.5e10, 1.5e+10",
    "2.50, 2.5"
  })
  void numbersAreDeparsedAsInR(double value, String code) {
    assertEquals(code, Arithmetic.deparse(value));
  }

  @Test
  void powersBindFromTheRightAndBeforeTheSign() {
    assertEquals("-(2^(3^2))", tree("I(-2^3^2)"));
    assertEquals("((1-2)-3)", tree("I(1 - 2 - 3)"));
    assertEquals("((8/4)/2)", tree("I(8 / 4 / 2)"));
    assertEquals("(1+(2*3))", tree("I(1 + 2 * 3)"));
    assertEquals("(2^-1)", tree("I(2^-1)"));
    assertEquals("log((x+1))", tree("log(x + 1)"));
  }

  /** The expression with all its brackets. */
  private static String tree(String text) {
    return show(((TermFactor.Numeric) factor(text)).expression());
  }

  private static String show(TermFactor.Expression expression) {
    if (expression instanceof TermFactor.Expression.Constant constant) {
      return Arithmetic.deparse(constant.value());
    }
    if (expression instanceof TermFactor.Expression.Variable variable) {
      return variable.column().name();
    }
    if (expression instanceof TermFactor.Expression.Negate negate) {
      return "-" + show(negate.operand());
    }
    if (expression instanceof TermFactor.Expression.Call call) {
      return call.function() + "(" + show(call.argument()) + ")";
    }
    TermFactor.Expression.Binary binary = (TermFactor.Expression.Binary) expression;
    return "(" + show(binary.left()) + binary.operator() + show(binary.right()) + ")";
  }

  @ParameterizedTest
  @CsvSource({"logg(x), log", "I(sqr(x)), sqrt"})
  void unknownFunctionsNameTheNearest(String text, String nearest) {
    MetaException fault = assertThrows(MetaException.class, () -> factor(text));
    assertTrue(fault.getMessage().contains("did you mean '" + nearest + "'"), fault.getMessage());
  }
}
