package io.github.metasaw.model;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.formula.Expression;
import io.github.metasaw.formula.Factor;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Numeric factors, row by row. */
final class Evaluator {

  private Evaluator() {}

  /** A numeric column. */
  static double[] numbers(Factor.Column column, Table table, String tableName) {
    Column<?> found = Coding.find(column, table, tableName);
    if (!(found instanceof NumericColumn<?> numeric)) {
      throw MetaException.of(
          "%s in %s %s holds text, but a number is needed here"
              .formatted(column.name(), tableName, column.span().place()));
    }
    double[] values = numeric.asDoubleArray();
    finite(values, column.code(), column, tableName);
    return values;
  }

  /** An expression; results that are not finite are refused with their row. */
  static double[] evaluate(Factor.Numeric factor, Table table, String tableName) {
    double[] values = evaluate(factor.expression(), table, tableName);
    finite(values, factor.code(), factor, tableName);
    return values;
  }

  private static void finite(double[] values, String code, Factor factor, String tableName) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        String value = Double.isNaN(values[i]) ? "missing or undefined" : "infinite";
        throw MetaException.of(
            "%s is %s in row %d of %s %s"
                .formatted(code, value, i + 1, tableName, factor.span().place()));
      }
    }
  }

  private static double[] evaluate(Expression expression, Table table, String tableName) {
    if (expression instanceof Expression.Variable variable) {
      return numbers(variable.column(), table, tableName).clone();
    }
    double[] out = new double[table.rowCount()];
    if (expression instanceof Expression.Constant constant) {
      java.util.Arrays.fill(out, constant.value());
    } else if (expression instanceof Expression.Negate negate) {
      double[] operand = evaluate(negate.operand(), table, tableName);
      for (int i = 0; i < out.length; i++) {
        out[i] = -operand[i];
      }
    } else if (expression instanceof Expression.Call call) {
      double[] argument = evaluate(call.argument(), table, tableName);
      for (int i = 0; i < out.length; i++) {
        out[i] = apply(call.function(), argument[i]);
      }
    } else if (expression instanceof Expression.Binary binary) {
      double[] left = evaluate(binary.left(), table, tableName);
      double[] right = evaluate(binary.right(), table, tableName);
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
