package io.github.metasaw.plot.posterior;

import io.github.metasaw.draws.Draws;
import io.github.metasaw.draws.RankHistogram;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.Scene;
import java.util.List;

/**
 * What a rank plot shows: flat bars where the chains agree.
 *
 * @param draws of all chains: the largest rank
 * @param variables a block each
 */
public record RankData(int draws, List<Variable> variables) implements Drawing {

  private static final int BINS = 20;

  /** Histograms of ranks, one a chain. */
  public record Variable(String name, RankHistogram histogram) {}

  public RankData {
    variables = List.copyOf(variables);
  }

  public static RankData of(BayesFit fit, List<String> asked) {
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

  @Override
  public Scene draw() {
    return ChainGrid.draw(
        "Ranks of the draws by chain",
        "Rank",
        "expected if the chains agree",
        "%d draws ranked; bars far from the dashed line mean chains that do not agree: %s."
            .formatted(draws, String.join(", ", variables.stream().map(Variable::name).toList())),
        variables.stream().map(this::block).toList());
  }

  private ChainGrid.Block block(Variable variable) {
    RankHistogram histogram = variable.histogram();
    double most = 2 * histogram.expected();
    for (List<Integer> chain : histogram.counts()) {
      for (int count : chain) {
        most = Math.max(most, count);
      }
    }
    return new ChainGrid.Block(
        variable.name(),
        0,
        draws,
        0,
        1.05 * most,
        List.of(histogram.expected()),
        histogram.counts().stream().map(this::chart).toList());
  }

  private ChainGrid.Bars chart(List<Integer> counts) {
    double width = (double) draws / counts.size();
    double[] heights = counts.stream().mapToDouble(Integer::doubleValue).toArray();
    return new ChainGrid.Bars(0, width, width, heights);
  }
}
