package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.TermFactor.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Parses arithmetic inside {@code I(...)} and functions, with the text as R deparses it. */
final class Arithmetic {

  /** Functions of one argument; all natural and element by element. */
  static final List<String> FUNCTIONS =
      List.of("log", "exp", "sqrt", "abs", "log2", "log10", "log1p", "expm1");

  private final Tokens tokens;

  Arithmetic(Tokens tokens) {
    this.tokens = tokens;
  }

  /** An expression and its text. */
  record Parsed(Expression expression, String code) {}

  Parsed sum() {
    Parsed left = product();
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      char operator = tokens.next().text().charAt(0);
      left = binary(operator, left, product(), " ");
    }
    return left;
  }

  private Parsed product() {
    Parsed left = unary();
    while (tokens.peek().is("*") || tokens.peek().is("/")) {
      char operator = tokens.next().text().charAt(0);
      left = binary(operator, left, unary(), operator == '*' ? " " : "");
    }
    return left;
  }

  private Parsed unary() {
    if (tokens.take("+")) {
      Parsed operand = unary();
      return new Parsed(operand.expression(), "+" + operand.code());
    }
    if (tokens.take("-")) {
      Parsed operand = unary();
      return new Parsed(new Expression.Negate(operand.expression()), "-" + operand.code());
    }
    return power();
  }

  private Parsed power() {
    Parsed base = atom();
    return tokens.take("^") ? binary('^', base, unary(), "") : base;
  }

  private static Parsed binary(char operator, Parsed left, Parsed right, String space) {
    return new Parsed(
        new Expression.Binary(operator, left.expression(), right.expression()),
        left.code() + space + operator + space + right.code());
  }

  private Parsed atom() {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.NUMBER) {
      tokens.next();
      double value = token.number();
      String code = deparse(value);
      return new Parsed(new Expression.Constant(value), code);
    }
    if (tokens.take("(")) {
      Parsed inside = sum();
      tokens.expect(")", "to close the bracket");
      return new Parsed(inside.expression(), "(" + inside.code() + ")");
    }
    Token name = tokens.name("a column, number or function");
    return tokens.peek().is("(") ? call(name) : column(name);
  }

  /** As R deparses a number: fixed, unless that is wider than scientific. */
  static String deparse(double value) {
    String fixed = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    String scientific =
        String.format(
            Locale.ROOT, "%se%s%02d", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    return fixed.length() <= scientific.length() ? fixed : scientific;
  }

  private static Parsed column(Token name) {
    TermFactor.Column column = new TermFactor.Column(name.text(), name.span());
    return new Parsed(new Expression.Variable(column), column.code());
  }

  /** {@code log(x)}, whose name has been read. */
  Parsed call(Token name) {
    if (!FUNCTIONS.contains(name.text())) {
      throw MetaException.unknown("function", name.text(), name.span().place(), FUNCTIONS);
    }
    tokens.expect("(", "after " + name.text());
    Parsed argument = sum();
    tokens.expect(")", "to close " + name.text() + "(");
    return new Parsed(
        new Expression.Call(name.text(), argument.expression(), name.span()),
        name.text() + "(" + argument.code() + ")");
  }
}
