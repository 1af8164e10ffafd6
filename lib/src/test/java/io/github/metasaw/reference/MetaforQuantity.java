package io.github.metasaw.reference;

import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expectation reads of a result, as an expression of R in which a dot is the result: {@code
 * sqrt(.$tau2)}, {@code .$yi[1]}, {@code coef(.)$delta}, {@code sum(is.na(.$inf$hat))}.
 */
final class MetaforQuantity {

  private static final Pattern CALL = Pattern.compile("([\\w.]+)\\((.+)\\)");
  private static final Pattern ELEMENT = Pattern.compile("(.+)\\[(\\d+)\\]");
  private static final Pattern NAME = Pattern.compile("\\.(?:\\$[\\w.]+)*\\$`?([\\w./]+)`?");

  private MetaforQuantity() {}

  /**
   * The numbers of an expression.
   *
   * @param answer quantities of the result under their names; {@code .} for the result itself, and
   *     whole expressions such as {@code coef(.)$delta}
   * @param expression of R
   * @return truth values as 0 and 1
   * @throws NotAnswered where the result has no such quantity
   */
  static double[] of(Map<String, double[]> answer, String expression) {
    double[] whole = answer.get(expression);
    if (whole != null) {
      return whole;
    }
    Matcher call = CALL.matcher(expression);
    if (call.matches()) {
      return called(answer, call.group(1), call.group(2));
    }
    Matcher element = ELEMENT.matcher(expression);
    if (element.matches()) {
      double[] values = of(answer, element.group(1));
      return new double[] {values[Integer.parseInt(element.group(2)) - 1]};
    }
    Matcher name = NAME.matcher(expression);
    if (name.matches()) {
      return named(answer, name.group(1));
    }
    throw new NotAnswered(
        expression.equals(".") ? "a whole result of R" : "attributes and combinations of R");
  }

  private static double[] called(Map<String, double[]> answer, String function, String inner) {
    boolean isOfResult = inner.equals(".");
    return switch (function) {
      case "c" -> of(answer, inner);
      case "sqrt" -> map(of(answer, inner), Math::sqrt);
      case "is.na" -> map(of(answer, inner), v -> Double.isNaN(v) ? 1 : 0);
      case "sum" -> new double[] {Arrays.stream(of(answer, inner)).sum()};
      case "length" -> new double[] {of(answer, inner).length};
      case "coef" -> named(answer, isOfResult ? "beta" : function);
      case "se", "logLik" -> named(answer, function);
      default -> throw new NotAnswered("attributes and combinations of R");
    };
  }

  private static double[] map(double[] values, DoubleUnaryOperator f) {
    return Arrays.stream(values).map(f).toArray();
  }

  private static double[] named(Map<String, double[]> answer, String name) {
    double[] values = answer.get(name);
    if (values == null) {
      throw new NotAnswered("no quantity " + name);
    }
    return values;
  }
}
