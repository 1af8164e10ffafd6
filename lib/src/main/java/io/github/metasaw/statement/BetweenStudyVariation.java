package io.github.metasaw.statement;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All statements about the differences between true effects.
 *
 * @param isResidual whether moderators explain some of them
 * @param parts the facts, in the order in which they are told
 */
public record BetweenStudyVariation(boolean isResidual, List<Statement> parts)
    implements Statement {

  /** Takes a copy. */
  public BetweenStudyVariation {
    parts = List.copyOf(parts);
  }

  /** With its name before it: {@code Heterogeneity: Q = 5.432 on 7 df, p = 0.6074; I2 = 0.0 %}. */
  @Override
  public String line(Notation notation) {
    return line(notation, "");
  }

  /**
   * The line with the model that it is of, where several are told of.
   *
   * @param notation of symbols
   * @param model in words; empty for none
   * @return {@code Heterogeneity, Mantel-Haenszel: Q = 16.864 on 16 df, p = 0.3945}
   */
  public String line(Notation notation, String model) {
    String name = isResidual ? "Residual heterogeneity" : "Heterogeneity";
    return name + (model.isEmpty() ? ": " : ", " + model + ": ") + brief(notation);
  }

  /**
   * The line without its name, for a subgroup.
   *
   * @param notation of symbols
   * @return without a full stop
   */
  public String brief(Notation notation) {
    return parts.stream().map(part -> brief(part, notation)).collect(Collectors.joining("; "));
  }

  private static String brief(Statement part, Notation notation) {
    if (part instanceof TrueVariance variance) {
      return variance.brief(notation);
    }
    if (part instanceof Inconsistency inconsistency) {
      return inconsistency.brief(notation);
    }
    return part instanceof CochranQ q ? CochranQ.line(q.Q(), q.df(), q.p()) : part.line(notation);
  }

  @Override
  public String sentence() {
    return parts.stream().map(Statement::sentence).collect(Collectors.joining(" "));
  }
}
