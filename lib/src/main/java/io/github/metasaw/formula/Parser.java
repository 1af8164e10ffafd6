package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recursive descent over one line: {@code target ~ terms}. */
final class Parser {

  private static final List<String> KNOWN_V = List.of("meta_V", "meta_known_V");

  private final Tokens tokens;
  private final Span span;
  private final List<Term> others = new ArrayList<>();
  private final List<String> appearance = new ArrayList<>();
  private boolean intercept = true;

  /** Whether it is the first line of a model, which begins with the estimates. */
  private final boolean isFirst;

  private Parser(Tokens tokens, Span span, boolean isFirst) {
    this.tokens = tokens;
    this.span = span;
    this.isFirst = isFirst;
  }

  static ModelLine line(List<Token> tokens, Span span, boolean isFirst) {
    return new Parser(new Tokens(tokens), span, isFirst).line();
  }

  private ModelLine line() {
    Target target = new Target.Mu(0);
    Optional<TermFactor.Column> response = Optional.empty();
    Token first = tokens.peek();
    if (first.is("~")) {
      throw tokens.fault("a line begins with the column of estimates, as in yi ~ 1, not with '~'");
    }
    tokens.name("the column of estimates");
    Target named = first.isQuoted() ? null : target(first);
    if (tokens.take("=")) {
      if (named == null && !tokens.holds("~")) {
        throw MetaException.format(
            "the estimates and what they depend on are joined by '~', not by '=', as in %s ~ %s %s",
            first.text(), tokens.peek().text(), first.span().place());
      }
      if (named == null) {
        throw MetaException.unknown(
            "parameter",
            first.text(),
            first.span().place(),
            List.of("mu1", "mu2", "sigma1", "sigma2", "rho12"));
      }
      target = named;
      if (!tokens.peek().is("~")) {
        response = Optional.of(column(tokens.name("the column of estimates")));
      }
    } else if (named != null && !(named instanceof Target.Mu)) {
      target = named;
    } else {
      response = Optional.of(column(first));
    }
    LeftSide.ends(tokens, first);
    Terms effects = sum();
    if (tokens.peek().kind() != Token.Kind.END) {
      throw tokens.fault("the line should end here, but " + tokens.peek().words() + " follows");
    }
    List<Term> terms = new ArrayList<>(effects.ordered(appearance));
    terms.addAll(others);
    return new ModelLine(target, response, intercept, terms, span);
  }

  private @org.jspecify.annotations.Nullable Target target(Token name) {
    return switch (name.text()) {
      case "mu" -> new Target.Mu(0);
      case "mu1" -> new Target.Mu(1);
      case "mu2" -> new Target.Mu(2);
      case "sigma" -> new Target.Sigma(0);
      case "sigma1" -> new Target.Sigma(1);
      case "sigma2" -> new Target.Sigma(2);
      case "rho12" -> new Target.Rho12();
      // In the first line it is a column of estimates.
      case "tau2" -> tokens.peek().is("~") && !isFirst ? new Target.Tau2() : null;
      case "sd" -> tokens.peek().is("(") ? sd() : null;
      default -> null;
    };
  }

  private Target sd() {
    tokens.expect("(", "after sd");
    Token group = tokens.name("a grouping column");
    tokens.expect(")", "to close sd(");
    return new Target.Sd(group.text());
  }

  private static TermFactor.Column column(Token name) {
    return new TermFactor.Column(name.text(), name.span());
  }

  private Terms sum() {
    Terms terms = new Terms();
    boolean minus = tokens.take("-");
    if (!minus) {
      tokens.take("+");
    }
    summand(terms, minus);
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      summand(terms, tokens.next().is("-"));
    }
    return terms;
  }

  private void summand(Terms terms, boolean minus) {
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.NUMBER) {
      tokens.next();
      if (!token.text().equals("0") && !token.text().equals("1")) {
        throw MetaException.format(
            "a number among the terms is 0 or 1, not %s %s", token.text(), token.span().place());
      }
      intercept = token.text().equals("1") != minus;
    } else if (token.is("(") && tokens.barAhead()) {
      others.addAll(groups());
    } else if (token.kind() == Token.Kind.NAME && KNOWN_V.contains(token.text())) {
      if (others.stream().anyMatch(Term.KnownV.class::isInstance)) {
        throw tokens.fault("a second " + token.text() + " in one line");
      }
      others.add(knownV());
    } else if (minus) {
      terms.removeAll(product());
    } else {
      terms.addAll(product());
    }
  }

  private Terms product() {
    Terms left = interaction();
    while (tokens.take("*")) {
      left = left.cross(interaction());
    }
    return left;
  }

  private Terms interaction() {
    Terms left = power();
    while (tokens.take(":")) {
      left = left.interact(power());
    }
    return left;
  }

  private Terms power() {
    Terms base = atom();
    if (!tokens.take("^")) {
      return base;
    }
    Token exponent = tokens.next();
    if (!exponent.text().matches("[1-9]")) {
      throw MetaException.format(
          "the power of terms is a whole number, not %s %s; for the square of a column write I(x^2)",
          exponent.words(), exponent.span().place());
    }
    return base.power(Integer.parseInt(exponent.text()));
  }

  private Terms atom() {
    if (tokens.take("(")) {
      Terms inside = sum();
      tokens.expect(")", "to close the bracket");
      return inside;
    }
    TermFactor factor = factor();
    appearance.add(factor.code());
    return Terms.of(new Term.Effect(List.of(factor), factor.span()));
  }

  private TermFactor factor() {
    Token name = tokens.name("a column");
    if (!tokens.peek().is("(")) {
      return column(name);
    }
    if (name.text().equals("factor")) {
      tokens.expect("(", "after factor");
      TermFactor.Column column = column(tokens.name("a column"));
      tokens.expect(")", "to close factor(");
      return new TermFactor.AsFactor(column, name.span());
    }
    Arithmetic arithmetic = new Arithmetic(tokens);
    if (name.text().equals("I")) {
      tokens.expect("(", "after I");
      Arithmetic.Parsed inside = arithmetic.sum();
      tokens.expect(")", "to close I(");
      return new TermFactor.Numeric(inside.expression(), "I(" + inside.code() + ")", name.span());
    }
    Arithmetic.Parsed call = arithmetic.call(name);
    return new TermFactor.Numeric(call.expression(), call.code(), name.span());
  }

  /** One effect or several with one covariance; after {@code ||} each has its own. */
  private List<Term.Group> groups() {
    Span place = tokens.peek().span();
    tokens.expect("(", "");
    boolean outer = intercept;
    intercept = true;
    Terms slopes = sum();
    boolean groupIntercept = intercept;
    intercept = outer;
    tokens.expect("|", "in a group effect");
    boolean apart = tokens.take("|");
    Token name = tokens.name("a grouping column");
    Optional<String> tag = Optional.empty();
    if (!apart && tokens.take("|")) {
      tag = Optional.of(name.text());
      name = tokens.name("a grouping column");
    }
    List<TermFactor.Column> groups = new ArrayList<>(List.of(column(name)));
    while (tokens.take("/")) {
      groups.add(column(tokens.name("a grouping column")));
    }
    CovarianceParser.Parsed how = CovarianceParser.read(tokens, apart || tag.isPresent());
    tokens.expect(")", "to close the group effect");
    List<Term.Effect> effects = slopes.ordered(appearance);
    if (!apart) {
      return List.of(
          new Term.Group(
              groupIntercept, effects, tag, groups, how.covariance(), how.relationship(), place));
    }
    List<Term.Group> each = new ArrayList<>();
    if (groupIntercept || effects.isEmpty()) {
      each.add(
          new Term.Group(
              groupIntercept, List.of(), tag, groups, how.covariance(), how.relationship(), place));
    }
    for (Term.Effect effect : effects) {
      each.add(
          new Term.Group(
              false, List.of(effect), tag, groups, how.covariance(), how.relationship(), place));
    }
    return each;
  }

  private Term knownV() {
    Token name = tokens.next();
    tokens.expect("(", "after " + name.text());
    Token argument = tokens.peek();
    if (!tokens.peek(1).is("=")) {
      throw tokens.fault(
          name.text()
              + " takes V = a column of variances, as in meta_V(V = vi); the estimates"
              + " stand on the left of ~ only, so "
              + argument.words()
              + " cannot stand");
    }
    boolean proportional = argument.text().equals("w");
    if (!proportional && !argument.text().equals("V")) {
      throw tokens.fault(
          "%s takes V = ..., or w = ... with scale = \"proportional\", and not %s"
              .formatted(name.text(), argument.words()));
    }
    tokens.next();
    tokens.next();
    TermFactor.Column value =
        column(
            tokens.name(
                proportional ? "a column of weights" : "a column of variances, or a variable,"));
    if (proportional) {
      scale(name);
    }
    if (!proportional && tokens.peek().is(",")) {
      throw tokens.fault(
          "%s(V = %s) takes nothing more; variances known up to a factor are %1$s(w = w, scale = \"proportional\")"
              .formatted(name.text(), value.code()));
    }
    if (!tokens.peek().is(")")) {
      throw tokens.fault(
          "')' is expected to close " + name.text() + "(, not " + tokens.peek().words());
    }
    tokens.next();
    return new Term.KnownV(value, proportional, name.span());
  }

  /** {@code , scale = "proportional"} after {@code w = w}. */
  private void scale(Token name) {
    boolean written =
        tokens.take(",")
            && tokens.peek().text().equals("scale")
            && tokens.peek(1).is("=")
            && tokens.peek(2).text().equals("proportional");
    if (!written) {
      throw tokens.fault(
          name.text()
              + " with w takes scale = \"proportional\" after it: the sampling variances are then"
              + " phi / w, with phi estimated");
    }
    tokens.next();
    tokens.next();
    tokens.next();
  }
}
