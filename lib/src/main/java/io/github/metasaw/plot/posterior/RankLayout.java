package io.github.metasaw.plot.posterior;

import io.github.metasaw.draws.RankHistogram;
import io.github.metasaw.plot.posterior.RankData.Variable;
import io.github.metasaw.plot.scene.Scene;
import java.util.List;

/** Places histograms of ranks, one per chain, with the height that chains in agreement have. */
final class RankLayout {

  private RankLayout() {}

  static Scene draw(RankData data) {
    return ChainGrid.draw(
        "Ranks of the draws by chain",
        "Rank",
        "expected if the chains agree",
        "%d draws ranked; bars far from the dashed line mean chains that do not agree: %s."
            .formatted(
                data.draws(),
                String.join(", ", data.variables().stream().map(Variable::name).toList())),
        data.variables().stream().map(variable -> block(variable, data.draws())).toList());
  }

  private static ChainGrid.Block block(Variable variable, int draws) {
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
        histogram.counts().stream().map(counts -> chart(counts, draws)).toList());
  }

  private static ChainGrid.Bars chart(List<Integer> counts, int draws) {
    double width = (double) draws / counts.size();
    double[] heights = counts.stream().mapToDouble(Integer::doubleValue).toArray();
    return new ChainGrid.Bars(0, width, width, heights);
  }
}
