package io.github.metasaw.statement;

/**
 * How many estimates were analysed.
 *
 * @param k number of estimates
 * @param source name of the table
 * @param isOfRows whether a study may have several estimates, so that they are called rows
 * @param added how many of them trim and fill added
 */
public record StudiesAnalysed(int k, String source, boolean isOfRows, int added)
    implements Statement {

  @Override
  public String line(Notation notation) {
    return "k = %d %s from %s".formatted(k, isOfRows ? "rows" : "studies", source);
  }

  @Override
  public String sentence() {
    if (k == 1) {
      return "The data set %2$s holds only one %1$s, so this is no meta-analysis."
          .formatted(isOfRows ? "estimate" : "study", source);
    }
    String imputed = added == 0 ? "" : ", of which trim and fill added %d".formatted(added);
    return "The analysis included %d %s (data set %s)%s."
        .formatted(k, isOfRows ? "estimates" : "studies", source, imputed);
  }
}
