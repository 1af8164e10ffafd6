package io.github.metasaw.plot.posterior;

import io.github.metasaw.draws.Autocorrelation;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * What an autocorrelation plot shows.
 *
 * @param iterations of one chain
 * @param variables a block each
 */
record AutocorrelationData(int iterations, List<Variable> variables) {

  private static final int MOST_LAGS = 25;
  private static final double LEVEL = 0.95;

  /**
   * One variable.
   *
   * @param chains {@code [chain][lag]}, 1 at lag 0; NaN where the chain is constant
   */
  record Variable(String name, double[][] chains) {}

  AutocorrelationData {
    variables = List.copyOf(variables);
  }

  static AutocorrelationData of(BayesFit fit, List<String> asked) {
    Draws draws = fit.sample();
    List<Variable> variables = new ArrayList<>();
    for (String name : VariableNames.of(fit, asked)) {
      double[][] chains = draws.variable(name);
      for (int c = 0; c < chains.length; c++) {
        chains[c] = Autocorrelation.of(chains[c], MOST_LAGS);
      }
      variables.add(new Variable(VariableNames.words(fit, name), chains));
    }
    return new AutocorrelationData(draws.iterations(), variables);
  }

  /** Half the width of the band that holds 95 % of the autocorrelations of independent draws. */
  double band() {
    return Autocorrelation.band(iterations, LEVEL);
  }

  /** A row for each bar. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "autocorrelation", List.of("variable"), List.of("chain", "lag", "autocorrelation"));
    for (Variable variable : variables) {
      for (int chain = 0; chain < variable.chains().length; chain++) {
        for (int lag = 0; lag < variable.chains()[chain].length; lag++) {
          rows.row(List.of(variable.name()), chain + 1, lag, variable.chains()[chain][lag]);
        }
      }
    }
    return rows.table();
  }
}
