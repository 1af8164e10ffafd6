package io.github.metasaw.statement;

/** By what heterogeneity is tested and described. */
public record HeterogeneityMeasures() implements Statement {

  @Override
  public String line(Notation notation) {
    return "Cochran's Q and " + notation.squared("I");
  }

  @Override
  public String sentence() {
    return "Heterogeneity was tested by Cochran's Q and described by I2, the share of the variance of estimates that is due to differences between true effects.";
  }
}
