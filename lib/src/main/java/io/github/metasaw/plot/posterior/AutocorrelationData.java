package io.github.metasaw.plot.posterior;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.draws.Autocorrelation;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * What an autocorrelation plot shows.
 *
 * @param iterations of one chain
 * @param variables a block each
 */
public record AutocorrelationData(int iterations, List<Variable> variables) implements Drawing {

  private static final int MOST_LAGS = 25;

  /**
   * One variable.
   *
   * @param chains {@code [chain][lag]}, 1 at lag 0; NaN where the chain is constant
   */
  public record Variable(String name, double[][] chains) {}

  public AutocorrelationData {
    variables = List.copyOf(variables);
  }

  public static AutocorrelationData of(BayesFit fit, List<String> asked) {
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
    return Normal.critical(0.95) / Math.sqrt(iterations);
  }

  @Override
  public Scene draw() {
    return ChainGrid.draw(
        "Autocorrelation of the draws by chain",
        "Lag",
        "95 % band of independent draws",
        words(),
        variables.stream().map(this::block).toList());
  }

  private ChainGrid.Block block(Variable variable) {
    int lags = variable.chains()[0].length;
    double least = -band();
    List<ChainGrid.Bars> charts = new ArrayList<>();
    for (double[] chain : variable.chains()) {
      for (double value : chain) {
        least = Math.min(least, value);
      }
      charts.add(new ChainGrid.Bars(-0.4, 1, 0.8, chain));
    }
    return new ChainGrid.Block(
        variable.name(),
        -0.7,
        lags - 0.3,
        Math.max(-1, 1.2 * least),
        1.05,
        List.of(band(), -band()),
        charts);
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (Variable variable : variables) {
      double sum = 0;
      for (double[] chain : variable.chains()) {
        sum += chain.length > 1 ? chain[1] / variable.chains().length : 0;
      }
      words
          .append(words.isEmpty() ? "" : "; ")
          .append(variable.name())
          .append(": ")
          .append(Double.isNaN(sum) ? "does not vary" : Digits.fixed(sum, 3) + " at lag 1");
    }
    return words.append(", mean of the chains.").toString();
  }
}
