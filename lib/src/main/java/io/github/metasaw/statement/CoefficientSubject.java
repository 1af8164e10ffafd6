package io.github.metasaw.statement;

import io.github.metasaw.model.Design;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Map;

/** What a coefficient of the mean is, in words: of a factor a difference or a mean. */
final class CoefficientSubject {

  private CoefficientSubject() {}

  /**
   * The beginning of a sentence.
   *
   * @param design of the mean
   * @param j column of the design
   * @return {@code The difference between alloc = random and alloc = alternate}
   */
  static String of(Design design, int j) {
    String term = design.parameters().get(j).term();
    int outcome = design.parameters().get(j).outcome();
    List<String> terms = terms(design, outcome);
    String coefficient = "The coefficient of " + design.names().get(j);
    for (Map.Entry<String, List<String>> factor : design.factors().entrySet()) {
      List<String> levels = factor.getValue();
      String name = factor.getKey();
      if (!term.startsWith(name) || !levels.contains(term.substring(name.length()))) {
        continue;
      }
      if (isInInteraction(term, terms)) {
        return coefficient;
      }
      String level = name + " = " + term.substring(name.length());
      String reference = levels.get(0);
      if (!terms.contains(name + reference)) {
        return "The difference between %s and %s = %s%s"
            .formatted(level, name, reference, outcome == 0 ? "" : " in mu" + outcome);
      }
      return levels.size() == design.columns() && !design.hasIntercept()
          ? "The mean of the true effects with " + level
          : coefficient;
    }
    return coefficient;
  }

  /** The terms of one outcome, without the line that they belong to. */
  private static List<String> terms(Design design, int outcome) {
    return design.parameters().stream()
        .filter(one -> one.outcome() == outcome)
        .map(Parameter.Mean::term)
        .toList();
  }

  /** Then its coefficient is a difference at the value 0 of another moderator only. */
  private static boolean isInInteraction(String term, List<String> terms) {
    return terms.stream()
        .anyMatch(other -> (":" + other + ":").contains(":" + term + ":") && !other.equals(term));
  }
}
