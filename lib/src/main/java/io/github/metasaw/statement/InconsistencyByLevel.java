package io.github.metasaw.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * I2 of each source of heterogeneity: its share in the variance of a typical estimate (Nakagawa and
 * Santos 2012, Evol. Ecol. 26, 1253; Cheung 2014, Psychol. Methods 19, 211).
 *
 * @param levels names of the sources, sigma for rows
 * @param shares proportions, in the same order
 */
public record InconsistencyByLevel(List<String> levels, List<Double> shares) implements Statement {

  /** Takes copies. */
  public InconsistencyByLevel {
    levels = List.copyOf(levels);
    shares = List.copyOf(shares);
  }

  @Override
  public String line(Notation notation) {
    return "%s by level: %s; sampling error %s"
        .formatted(notation.squared("I"), join(" "), Numbers.percent(sampling()));
  }

  @Override
  public String sentence() {
    return "Of the variance of a typical estimate, the shares by source are: %s, and sampling error %s."
        .formatted(join(" "), Numbers.percent(sampling()));
  }

  private double sampling() {
    return 1 - shares.stream().mapToDouble(Double::doubleValue).sum();
  }

  private String join(String between) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      words.add(levels.get(i) + between + Numbers.percent(shares.get(i)));
    }
    return String.join(", ", words);
  }
}
