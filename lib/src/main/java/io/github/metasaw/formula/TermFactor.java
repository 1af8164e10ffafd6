package io.github.metasaw.formula;

import java.util.regex.Pattern;

/** One variable of a term, or a function of one; prints as R deparses it. */
public sealed interface TermFactor {

  /** Names that need no backquotes. */
  Pattern SYNTACTIC = Pattern.compile("(?:\\p{L}|\\.(?!\\p{Nd}))[\\p{L}\\p{Mn}\\p{Nd}._]*");

  /** Where it was written. */
  Span span();

  /** As R writes it: {@code habitat}, {@code log(dose)}, {@code I(x^2)}, {@code factor(year)}. */
  String code();

  /** A column. */
  record Column(String name, Span span) implements TermFactor {
    @Override
    public String code() {
      return SYNTACTIC.matcher(name).matches() ? name : "`" + name + "`";
    }
  }

  /** {@code factor(column)}: the values as levels, sorted. */
  record AsFactor(Column column, Span span) implements TermFactor {
    @Override
    public String code() {
      return "factor(" + column.code() + ")";
    }
  }

  /**
   * A numeric expression: {@code log(x)}, {@code I(x^2)} and the like.
   *
   * @param expression evaluated row by row
   * @param code as R deparses it
   */
  record Numeric(Expression expression, String code, Span span) implements TermFactor {}

  /** Arithmetic inside {@code I(...)} and functions: a tree evaluated row by row. */
  sealed interface Expression {

    /** A number. */
    record Constant(double value) implements Expression {}

    /** A numeric column. */
    record Variable(Column column) implements Expression {}

    /**
     * Two operands.
     *
     * @param operator one of {@code + - * / ^}
     */
    record Binary(char operator, Expression left, Expression right) implements Expression {}

    /** Sign change. */
    record Negate(Expression operand) implements Expression {}

    /**
     * A function of one argument: {@code log exp sqrt abs log2 log10 log1p expm1}.
     *
     * @param function its name
     */
    record Call(String function, Expression argument, Span span) implements Expression {}
  }
}
