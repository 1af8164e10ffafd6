package io.github.metasaw.statement;

import io.github.metasaw.model.Design;
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
    for (Map.Entry<String, List<String>> factor : design.factors().entrySet()) {
      List<String> levels = factor.getValue();
      String name = factor.getKey();
      if (!term.startsWith(name) || !levels.contains(term.substring(name.length()))) {
        continue;
      }
      if (isInInteraction(term, design.names())) {
        return "The coefficient of " + term;
      }
      String level = name + " = " + term.substring(name.length());
      String reference = levels.get(0);
      if (!design.names().contains(name + reference)) {
        return "The difference between %s and %s = %s".formatted(level, name, reference);
      }
      return levels.size() == design.columns() && !design.hasIntercept()
          ? "The mean of the true effects with " + level
          : "The coefficient of " + term;
    }
    return "The coefficient of " + design.names().get(j);
  }

  /** Then its coefficient is a difference at the value 0 of another moderator only. */
  private static boolean isInInteraction(String term, List<String> names) {
    return names.stream()
        .anyMatch(name -> (":" + name + ":").contains(":" + term + ":") && !name.equals(term));
  }
}
