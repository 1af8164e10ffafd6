package io.github.metasaw.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of model text.
 *
 * @param target what it models
 * @param response the response column, for {@link Target.Mu} lines
 * @param intercept whether the right side has an intercept (no {@code - 1} or {@code 0 +})
 * @param terms the right side, expanded; main effects first, then interactions by order, as R
 * @param span the whole line
 */
public record ModelLine(
    Target target,
    Optional<TermFactor.Column> response,
    boolean intercept,
    List<Term> terms,
    Span span) {

  public ModelLine {
    terms = List.copyOf(terms);
  }

  /** The line as text that parses to the same line. */
  public String code() {
    List<String> right = new ArrayList<>();
    right.add(intercept ? "1" : "0");
    terms.forEach(term -> right.add(term.code()));
    String left =
        switch (target.name()) {
          case "mu" -> response.map(TermFactor.Column::code).orElse("mu");
          default -> target.name() + response.map(column -> " = " + column.code()).orElse("");
        };
    return left + " ~ " + String.join(" + ", right);
  }

  /** The effects among the terms, in order. */
  public List<Term.Effect> effects() {
    return terms.stream()
        .filter(Term.Effect.class::isInstance)
        .map(Term.Effect.class::cast)
        .toList();
  }
}
