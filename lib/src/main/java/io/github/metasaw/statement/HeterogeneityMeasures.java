package io.github.metasaw.statement;

/**
 * By what heterogeneity is tested and described.
 *
 * @param isWald whether a model of counts with an effect per study is tested against the one with a
 *     common effect, as mixed models do; else by Cochran's Q
 */
public record HeterogeneityMeasures(boolean isWald) implements Statement {

  @Override
  public String line(Notation notation) {
    return (isWald ? "Wald test and " : "Cochran's Q and ") + notation.squared("I");
  }

  @Override
  public String sentence() {
    return "Heterogeneity was tested by %s and described by I², the percentage of the variance of estimates that is due to differences between true effects; it does not measure how widely the true effects vary."
        .formatted(
            isWald
                ? "a Wald test of separate effects for the studies against a common effect"
                : "Cochran's Q");
  }
}
