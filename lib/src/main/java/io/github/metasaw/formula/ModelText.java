package io.github.metasaw.formula;

import java.util.List;
import java.util.Optional;

/**
 * A parsed model: one line a parameter, in the order written.
 *
 * @param lines at least one; the first that models {@link Target.Mu} names the response
 */
public record ModelText(List<Line> lines) {

  /**
   * One line of model text.
   *
   * @param target what it models
   * @param response the response column, for {@link Target.Mu} lines
   * @param intercept whether the right side has an intercept (no {@code - 1} or {@code 0 +})
   * @param terms the right side, expanded; main effects first, then interactions by order, as R
   * @param span the whole line
   */
  public record Line(
      Target target,
      Optional<Factor.Column> response,
      boolean intercept,
      List<Term> terms,
      Span span) {

    public Line {
      terms = List.copyOf(terms);
    }

    /** The effects among the terms, in order. */
    public List<Term.Effect> effects() {
      return terms.stream()
          .filter(Term.Effect.class::isInstance)
          .map(Term.Effect.class::cast)
          .toList();
    }
  }

  public ModelText {
    lines = List.copyOf(lines);
  }
}
