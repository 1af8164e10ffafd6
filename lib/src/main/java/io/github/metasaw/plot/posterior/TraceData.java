package io.github.metasaw.plot.posterior;

import io.github.metasaw.draws.Draws;
import io.github.metasaw.draws.Ess;
import io.github.metasaw.draws.Rhat;
import io.github.metasaw.estimand.EffectVariables;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * What a trace plot shows.
 *
 * @param warmup iterations of warm-up, which come first
 * @param iterations that are kept
 * @param variables a panel each
 */
record TraceData(int warmup, int iterations, List<Variable> variables) {

  /**
   * One variable.
   *
   * @param name with the study's label where it is of one
   * @param isEffect whether it is on the scale of yi
   * @param chains draws {@code [chain][warmup + iterations]}
   * @param rhat rank-normalised split R-hat of the kept draws; NaN where they do not vary
   * @param ess their bulk effective sample size
   */
  record Variable(String name, boolean isEffect, double[][] chains, double rhat, double ess) {}

  TraceData {
    variables = List.copyOf(variables);
  }

  int chains() {
    return variables.get(0).chains().length;
  }

  static TraceData of(BayesFit fit, List<String> asked) {
    Draws draws = fit.sample();
    List<Variable> variables =
        VariableNames.of(fit, asked).stream().map(name -> variable(fit, draws, name)).toList();
    return new TraceData(draws.warmupIterations(), draws.iterations(), variables);
  }

  private static Variable variable(BayesFit fit, Draws draws, String name) {
    double[][] warmup = draws.warmup(name);
    double[][] kept = draws.variable(name);
    double[][] chains = new double[kept.length][];
    for (int c = 0; c < kept.length; c++) {
      chains[c] = new double[warmup[c].length + kept[c].length];
      System.arraycopy(warmup[c], 0, chains[c], 0, warmup[c].length);
      System.arraycopy(kept[c], 0, chains[c], warmup[c].length, kept[c].length);
    }
    double[][] byIteration = draws.byIteration(name);
    return new Variable(
        VariableNames.words(fit, name),
        EffectVariables.isEffect(fit, name),
        chains,
        Rhat.of(byIteration),
        Ess.bulk(byIteration));
  }

  /** A row for each draw; iterations of the warm-up are 0 and below. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of("trace", List.of("variable"), List.of("chain", "iteration", "value"));
    for (Variable variable : variables) {
      for (int chain = 0; chain < variable.chains().length; chain++) {
        double[] draws = variable.chains()[chain];
        for (int i = 0; i < draws.length; i++) {
          rows.row(List.of(variable.name()), chain + 1, i + 1 - warmup, draws[i]);
        }
      }
    }
    return rows.table();
  }
}
