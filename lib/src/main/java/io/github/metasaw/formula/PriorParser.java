package io.github.metasaw.formula;

import static java.util.Locale.ROOT;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a line that begins with {@code prior}. */
final class PriorParser {

  private static final Set<String> NOT_FINITE = Set.of("inf", "infinity", "nan", "na");

  private final Tokens tokens;

  private PriorParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Whether a line is a prior, and not a model of a column called prior. */
  static boolean begins(List<Token> line) {
    Token first = line.get(0);
    return first.kind() == Token.Kind.NAME
        && !first.isQuoted()
        && first.text().equals("prior")
        && !line.get(1).is("~");
  }

  static PriorText line(List<Token> line) {
    return new PriorParser(new Tokens(line.subList(1, line.size()))).line();
  }

  private PriorText line() {
    Token first = tokens.peek();
    if (first.kind() == Token.Kind.END) {
      throw tokens.fault("a prior says of what and which, as in prior tau = half_cauchy(0.5),");
    }
    if (first.kind() == Token.Kind.NAME && tokens.peek(1).kind() == Token.Kind.END) {
      return new PriorText("", first.text(), List.of(), first.span(), first.span());
    }
    if (first.is("(")) {
      throw tokens.fault(
          "a prior is written without brackets about it, as in prior mu = normal(0, sd = 1),");
    }
    StringBuilder target = new StringBuilder();
    while (!isEquals(tokens.peek()) && tokens.peek().kind() != Token.Kind.END) {
      Token token = tokens.next();
      target.append(
          token.isQuoted()
              ? new TermFactor.Column(token.text(), token.span()).code()
              : token.text());
    }
    if (!tokens.take("~")) {
      tokens.expect("=", "after what the prior is of");
    }
    if (target.isEmpty()) {
      throw tokens.fault("a prior says of what it is before '=', as in prior mu = flat(),");
    }
    Token distribution = tokens.name("a distribution");
    List<PriorText.Argument> arguments = arguments(distribution);
    if (tokens.peek().text().equals("T")) {
      throw tokens.fault(
          "a prior is not truncated here: an SD is positive, so leave T out and take half_normal, half_t or half_cauchy");
    }
    if (tokens.peek().kind() != Token.Kind.END) {
      throw tokens.fault("the line should end here, but " + tokens.peek().words() + " follows");
    }
    return new PriorText(
        target.toString(), distribution.text(), arguments, first.span(), distribution.span());
  }

  /** The sign between both sides: {@code =}, or {@code ~} as Stan, brms and JAGS write it. */
  private static boolean isEquals(Token token) {
    return token.is("=") || token.is("~");
  }

  private List<PriorText.Argument> arguments(Token distribution) {
    tokens.expect("(", "after " + distribution.text() + ", as in " + distribution.text() + "(...)");
    List<PriorText.Argument> arguments = new ArrayList<>();
    if (!tokens.take(")")) {
      do {
        arguments.add(argument());
      } while (tokens.take(","));
      tokens.expect(")", "to close " + distribution.text() + "(");
    }
    return arguments;
  }

  private PriorText.Argument argument() {
    String name = "";
    if (tokens.peek().kind() == Token.Kind.NAME && tokens.peek(1).is("=")) {
      name = tokens.next().text();
      tokens.next();
    }
    if (tokens.peek().kind() == Token.Kind.STRING) {
      return new PriorText.Argument(name, Double.NaN, tokens.next().span());
    }
    Span start = tokens.peek().span();
    boolean negative = tokens.take("-");
    StringBuilder written = new StringBuilder(negative ? "-" : "");
    double value = number(written);
    if (tokens.take("/")) {
      written.append('/');
      value /= number(written);
    }
    Span span = new Span(start.line(), start.column(), written.toString());
    if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
      throw MetaException.format(
          "a prior takes finite numbers, and %s is none %s", span.text(), span.place());
    }
    return new PriorText.Argument(name, negative ? -value : value, span);
  }

  private double number(StringBuilder written) {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.NAME && NOT_FINITE.contains(token.text().toLowerCase(ROOT))) {
      throw tokens.fault("a prior takes finite numbers, not " + token.words());
    }
    if (token.kind() != Token.Kind.NUMBER) {
      throw tokens.fault("a number is expected, not " + token.words());
    }
    tokens.next();
    written.append(token.text());
    return token.number();
  }
}
