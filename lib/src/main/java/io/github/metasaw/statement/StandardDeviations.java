package io.github.metasaw.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * The heterogeneity of a model without a single tau: one SD per source, and correlations.
 *
 * @param names of the sources
 * @param values estimates, or medians of a posterior, in the same order
 * @param kind what the values are
 */
public record StandardDeviations(List<String> names, List<Double> values, Kind kind)
    implements Statement {

  /** What the values are. */
  public enum Kind {
    /** Estimates of the same SD for all rows. */
    ESTIMATES,
    /** Root mean squares of SDs that depend on moderators. */
    MEAN_OF_ESTIMATES,
    /** Medians of a posterior. */
    POSTERIOR
  }

  /** Takes copies. */
  public StandardDeviations {
    names = List.copyOf(names);
    values = List.copyOf(values);
  }

  @Override
  public String line(Notation notation) {
    return kind == Kind.POSTERIOR ? join(" median ") : "SD: " + join(" ");
  }

  @Override
  public String sentence() {
    String what =
        switch (kind) {
          case ESTIMATES -> "Estimated standard deviations of the true effects by source: ";
          case MEAN_OF_ESTIMATES ->
              "Estimated standard deviations of the true effects by source, as root mean squares, because they depend on moderators: ";
          case POSTERIOR ->
              "Standard deviations of the true effects by source, posterior medians: ";
        };
    return what + join(" ") + ".";
  }

  private String join(String between) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      words.add(names.get(i) + between + Numbers.of(values.get(i)));
    }
    return String.join(", ", words);
  }
}
