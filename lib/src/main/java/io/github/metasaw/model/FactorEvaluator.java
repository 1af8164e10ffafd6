package io.github.metasaw.model;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.TermFactor;
import io.github.metasaw.formula.TermFactor.Expression;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** Numeric factors, row by row. */
final class FactorEvaluator {

  private FactorEvaluator() {}

  /** A numeric column. */
  static double[] numbers(TermFactor.Column column, ModelFrame frame) {
    Column<?> found = frame.find(column);
    if (!(found instanceof NumericColumn<?> numeric)) {
      int first = Math.max(0, CellText.firstPresent(found));
      throw MetaException.format(
          "%s in %s %s holds text ('%s' in %s), but a number is needed here%s",
          column.name(),
          frame.name(),
          column.span().place(),
          found.getString(first),
          frame.row().apply(first),
          CellText.conversion(found));
    }
    double[] values = numeric.asDoubleArray();
    finite(values, column.code(), column, frame);
    return values;
  }

  /** An expression; results that are not finite are refused with their row. */
  static double[] evaluate(TermFactor.Numeric factor, ModelFrame frame) {
    double[] values = evaluate(factor.expression(), frame);
    finite(values, factor.code(), factor, frame);
    return values;
  }

  private static void finite(double[] values, String code, TermFactor factor, ModelFrame frame) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        String value = Double.isNaN(values[i]) ? "missing or undefined" : "infinite";
        throw MetaException.format(
            "%s is %s in %s of %s %s",
            code, value, frame.row().apply(i), frame.name(), factor.span().place());
      }
    }
  }

  private static double[] evaluate(Expression expression, ModelFrame frame) {
    if (expression instanceof Expression.Variable variable) {
      return numbers(variable.column(), frame).clone();
    }
    double[] out = new double[frame.table().rowCount()];
    if (expression instanceof Expression.Constant constant) {
      java.util.Arrays.fill(out, constant.value());
    } else if (expression instanceof Expression.Negate negate) {
      double[] operand = evaluate(negate.operand(), frame);
      for (int i = 0; i < out.length; i++) {
        out[i] = -operand[i];
      }
    } else if (expression instanceof Expression.Call call) {
      double[] argument = evaluate(call.argument(), frame);
      for (int i = 0; i < out.length; i++) {
        out[i] = apply(call.function(), argument[i]);
      }
    } else if (expression instanceof Expression.Binary binary) {
      double[] left = evaluate(binary.left(), frame);
      double[] right = evaluate(binary.right(), frame);
      for (int i = 0; i < out.length; i++) {
        out[i] = apply(binary.operator(), left[i], right[i]);
      }
    }
    return out;
  }

  private static double apply(char operator, double left, double right) {
    return switch (operator) {
      case '+' -> left + right;
      case '-' -> left - right;
      case '*' -> left * right;
      case '/' -> left / right;
      case '^' -> Math.pow(left, right);
      default -> throw new IllegalArgumentException("operator " + operator);
    };
  }

  private static double apply(String function, double x) {
    return switch (function) {
      case "log" -> Math.log(x);
      case "exp" -> Math.exp(x);
      case "sqrt" -> Math.sqrt(x);
      case "abs" -> Math.abs(x);
      case "log2" -> Math.log(x) / Math.log(2);
      case "log10" -> Math.log10(x);
      case "log1p" -> Math.log1p(x);
      case "expm1" -> Math.expm1(x);
      default -> throw new IllegalArgumentException("function " + function);
    };
  }
}
