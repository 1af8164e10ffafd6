package io.github.metasaw.plot.posterior;

import io.github.metasaw.plot.posterior.AutocorrelationData.Variable;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/** Places autocorrelations by lag, one chart per chain, with the band of independent draws. */
final class AutocorrelationLayout {

  private AutocorrelationLayout() {}

  static Scene draw(AutocorrelationData data) {
    return ChainGrid.draw(
        "Autocorrelation of the draws by chain",
        "Lag",
        "95 % band of independent draws",
        words(data),
        data.variables().stream().map(variable -> block(variable, data.band())).toList());
  }

  private static ChainGrid.Block block(Variable variable, double band) {
    int lags = variable.chains()[0].length;
    double least = -band;
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
        List.of(band, -band),
        charts);
  }

  private static String words(AutocorrelationData data) {
    StringBuilder words = new StringBuilder();
    for (Variable variable : data.variables()) {
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
