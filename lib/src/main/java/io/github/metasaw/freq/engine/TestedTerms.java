package io.github.metasaw.freq.engine;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.Target;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The coefficients that the words of a test name: a coefficient as its row is named, or a moderator
 * for all its coefficients, {@code habitat} for {@code habitatforest} and {@code habitatmarsh},
 * {@code sigma:habitat} for those of the log SD.
 */
final class TestedTerms {

  private final ModelKind kind;
  private final int[] shown;

  private TestedTerms(ModelKind kind) {
    this.kind = kind;
    this.shown = kind.model().shown();
  }

  /**
   * The coefficients.
   *
   * @param kind whose coefficients are tested
   * @param words at least one
   * @return numbers among the coefficients of the solution, each once
   * @throws MetaException for a word that names no coefficient
   */
  static int[] find(ModelKind kind, List<String> words) {
    TestedTerms terms = new TestedTerms(kind);
    if (words.isEmpty()) {
      throw MetaException.of("a Wald test needs at least one coefficient or moderator to test");
    }
    Set<Integer> found = new LinkedHashSet<>();
    words.forEach(word -> found.addAll(terms.find(word.strip())));
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> find(String word) {
    List<Integer> found = new ArrayList<>();
    for (int j : shown) {
      if (kind.model().parameter(j).name().equals(word)) {
        return List.of(j);
      }
      if (kind.model().parameter(j) instanceof Parameter.Coefficient coefficient
          && belongs(coefficient, word)) {
        found.add(j);
      }
    }
    if (found.isEmpty()) {
      throw MetaException.unknown("term", word, "in the fit", known());
    }
    return found;
  }

  /** Moderators and coefficients. */
  private List<String> known() {
    Set<String> known = new LinkedHashSet<>(kind.model().design().factors().keySet());
    known.addAll(kind.model().terms());
    return List.copyOf(known);
  }

  private boolean belongs(Parameter.Coefficient coefficient, String word) {
    String prefix =
        coefficient.name().substring(0, coefficient.name().length() - coefficient.term().length());
    if (!word.startsWith(prefix)) {
      return false;
    }
    List<String> asked = List.of(word.substring(prefix.length()).split(":", -1));
    List<String> parts = List.of(coefficient.term().split(":", -1));
    Map<String, List<String>> factors = factors(coefficient.line());
    boolean fits = asked.size() == parts.size();
    for (int i = 0; fits && i < parts.size(); i++) {
      fits = isLevel(asked.get(i), parts.get(i), factors);
    }
    return fits;
  }

  /** Whether a part of a term is a moderator, or a level of it. */
  private static boolean isLevel(String moderator, String part, Map<String, List<String>> factors) {
    String column =
        moderator.startsWith("factor(") && moderator.endsWith(")")
            ? moderator.substring("factor(".length(), moderator.length() - 1)
            : moderator;
    return part.equals(moderator)
        || factors.getOrDefault(column, List.of()).stream()
            .anyMatch(
                level ->
                    part.equals(moderator + level)
                        || part.equals("factor(" + column + ")" + level));
  }

  private Map<String, List<String>> factors(Target line) {
    if (line instanceof Target.Mu) {
      return kind.model().design().factors();
    }
    StructuredSolution fit = kind.structured().solution();
    return fit.model().scales().stream()
        .filter(scale -> scale.target().equals(line))
        .findFirst()
        .map(GaussianModel.Scale::design)
        .map(design -> design.factors())
        .orElse(Map.of());
  }
}
