package io.github.metasaw.statement;

/**
 * The test of whether the means of subgroups differ.
 *
 * @param by the column that makes the groups
 * @param model that pooled them in words; empty where there is one only
 * @param Q between the groups
 * @param df number of groups less one
 * @param p its p value
 */
public record SubgroupDifferences(String by, String model, double Q, int df, double p)
    implements Statement {

  @Override
  public String line(Notation notation) {
    return "Differences between subgroups%s: %s"
        .formatted(model.isEmpty() ? "" : ", " + model, CochranQ.line(Q, df, p));
  }

  @Override
  public String sentence() {
    return "The test that the subgroups by %s have one mean gives %s."
        .formatted(by, CochranQ.line(Q, df, p));
  }
}
