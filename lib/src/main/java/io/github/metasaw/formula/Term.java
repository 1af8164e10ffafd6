package io.github.metasaw.formula;

import java.util.List;
import java.util.Optional;

/**
 * One summand of the right side, after {@code *}, {@code ^} and {@code -} are expanded as R does.
 */
public sealed interface Term {

  /** Where it was written. */
  Span span();

  /** As R writes it. */
  String code();

  /**
   * A main effect (one factor) or an interaction (several).
   *
   * @param factors in the order written, never empty
   */
  record Effect(List<TermFactor> factors, Span span) implements Term {

    public Effect {
      factors = List.copyOf(factors);
    }

    /** As R names the term: {@code a:b}. */
    @Override
    public String code() {
      return String.join(":", factors.stream().map(TermFactor::code).toList());
    }
  }

  /**
   * {@code (1 + x | lab/study)}: effects that vary over groups; {@code (1 | p | study)}: effects
   * that are correlated with all others of the tag {@code p}, those of another outcome too.
   *
   * @param intercept whether the group intercept varies
   * @param slopes effects that vary
   * @param tag what joins it to others; empty if nothing does
   * @param groups grouping columns, outermost first; more than one when nested with {@code /}
   * @param covariance covariance structure of the effects, if given
   * @param relationship name of the matrix of known correlations between levels, if given
   */
  record Group(
      boolean intercept,
      List<Effect> slopes,
      Optional<String> tag,
      List<TermFactor.Column> groups,
      Optional<GroupCovariance> covariance,
      Optional<TermFactor.Column> relationship,
      Span span)
      implements Term {

    public Group {
      slopes = List.copyOf(slopes);
      groups = List.copyOf(groups);
    }

    @Override
    public String code() {
      List<String> effects = new java.util.ArrayList<>();
      effects.add(intercept ? "1" : "0");
      slopes.forEach(slope -> effects.add(slope.code()));
      List<String> names = groups.stream().map(TermFactor.Column::code).toList();
      String bar = tag.map(name -> " | " + name + " | ").orElse(" | ");
      String within = covariance.map(cov -> ", " + cov.code()).orElse("");
      String between = relationship.map(matrix -> ", R = " + matrix.code()).orElse("");
      String how = within + between;
      return "(" + String.join(" + ", effects) + bar + String.join("/", names) + how + ")";
    }
  }

  /**
   * {@code meta_V(V = vi)}: the known sampling covariance; or {@code meta_V(w = w, scale =
   * "proportional")}: sampling variances known up to a factor, phi / w.
   *
   * @param name the column or notebook variable after {@code V =}, or the column after {@code w =}
   * @param proportional whether it is the second
   */
  record KnownV(TermFactor.Column name, boolean proportional, Span span) implements Term {
    @Override
    public String code() {
      return proportional
          ? "meta_V(w = " + name.code() + ", scale = \"proportional\")"
          : "meta_V(V = " + name.code() + ")";
    }
  }
}
