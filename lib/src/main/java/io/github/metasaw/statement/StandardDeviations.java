package io.github.metasaw.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * The heterogeneity of a model without a single tau: one SD per source, and correlations.
 *
 * @param names of the sources
 * @param values estimates, or medians of a posterior, in the same order
 * @param isPosterior whether they are medians
 */
public record StandardDeviations(List<String> names, List<Double> values, boolean isPosterior)
    implements Statement {

  /** Takes copies. */
  public StandardDeviations {
    names = List.copyOf(names);
    values = List.copyOf(values);
  }

  @Override
  public String line(Notation notation) {
    return isPosterior ? join(" median ") : "SD: " + join(" ");
  }

  @Override
  public String sentence() {
    return isPosterior
        ? "Heterogeneity by source, posterior medians: " + join(" ") + "."
        : "Estimated standard deviations of the true effects by source: " + join(" ") + ".";
  }

  private String join(String between) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      words.add(names.get(i) + between + Numbers.of(values.get(i)));
    }
    return String.join(", ", words);
  }
}
