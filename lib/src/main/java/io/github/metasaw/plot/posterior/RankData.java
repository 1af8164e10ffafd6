package io.github.metasaw.plot.posterior;

import io.github.metasaw.draws.Draws;
import io.github.metasaw.draws.RankHistogram;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.List;
import tech.tablesaw.api.Table;

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

  /** A row for each bar. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of("ranks", List.of("variable"), List.of("chain", "bin", "count", "expected"));
    for (Variable variable : variables) {
      List<List<Integer>> chains = variable.histogram().counts();
      for (int chain = 0; chain < chains.size(); chain++) {
        for (int bin = 0; bin < chains.get(chain).size(); bin++) {
          rows.row(
              List.of(variable.name()),
              chain + 1,
              bin + 1,
              chains.get(chain).get(bin),
              variable.histogram().expected());
        }
      }
    }
    return rows.table();
  }
}
