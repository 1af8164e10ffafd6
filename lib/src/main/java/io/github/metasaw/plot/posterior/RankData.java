package io.github.metasaw.plot.posterior;

import io.github.metasaw.draws.Draws;
import io.github.metasaw.draws.RankHistogram;
import io.github.metasaw.fit.BayesFit;
import java.util.List;

/**
 * What a rank plot shows: flat bars where the chains agree.
 *
 * @param draws of all chains: the largest rank
 * @param variables a block each
 */
record RankData(int draws, List<Variable> variables) {

  private static final int BINS = 20;

  /** Histograms of ranks, one a chain. */
  record Variable(String name, RankHistogram histogram) {}

  RankData {
    variables = List.copyOf(variables);
  }

  static RankData of(BayesFit fit, List<String> asked) {
    Draws draws = fit.sample();
    int bins = Math.max(1, Math.min(BINS, draws.iterations() / 5));
    return new RankData(
        draws.chains() * draws.iterations(),
        VariableNames.of(fit, asked).stream()
            .map(
                name ->
                    new Variable(
                        VariableNames.words(fit, name),
                        RankHistogram.of(draws.byIteration(name), bins)))
            .toList());
  }
}
