package io.github.metasaw.plot.posterior;

import io.github.metasaw.draws.Autocorrelation;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import java.util.ArrayList;
import java.util.List;

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
}
