package io.github.metasaw.formula;

/** Arithmetic inside {@code I(...)} and functions: a tree evaluated row by row. */
public sealed interface Expression {

  /** A number. */
  record Constant(double value) implements Expression {}

  /** A numeric column. */
  record Variable(Factor.Column column) implements Expression {}

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
