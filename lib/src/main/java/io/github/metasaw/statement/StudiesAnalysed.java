package io.github.metasaw.statement;

/**
 * How many estimates were analysed.
 *
 * @param k number of estimates
 * @param source name of the table
 * @param isOfRows whether a study may have several estimates, so that they are called rows
 */
public record StudiesAnalysed(int k, String source, boolean isOfRows) implements Statement {

  @Override
  public String line(Notation notation) {
    return "k = %d %s from %s".formatted(k, isOfRows ? "rows" : "studies", source);
  }

  @Override
  public String sentence() {
    if (k == 1) {
      return "One %s from %s was analysed; it is no meta-analysis."
          .formatted(isOfRows ? "estimate" : "study", source);
    }
    return "%d %s from %s were analysed.".formatted(k, isOfRows ? "estimates" : "studies", source);
  }
}
