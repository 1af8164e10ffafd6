package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The LFK index of asymmetry and the points of the Doi plot (Furuya-Kanamori, Barendregt and Doi
 * 2018, Int J Evid Based Healthc 16:195). Studies are ranked by effect, a study of weight w
 * counting as w observations; the index is the sum of the normal scores and of the effects scaled
 * to their range. It is no test: its cut-offs of 1 and 2 have no error rate, and its size grows
 * with the number of studies (Schwarzer, Rücker and Semaca 2024, Res Synth Methods). R: metasens's
 * {@code lfkindex}.
 *
 * @param labels of the studies, in the order of the effects [k]
 * @param value the index; positive where small studies have smaller effects
 * @param effects in ascending order, on the scale of yi [k]
 * @param scores normal scores of the ranks, in the order of the effects [k]
 */
public record FuruyaKanamoriIndex(
    List<String> labels, double value, double[] effects, double[] scores) implements Tabular {

  /** The most precise study counts as many times 100 as it is more precise than the least. */
  private static final double LEAST_COUNT = 100;

  /**
   * The index of the studies of a fit.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return index and points
   * @throws io.github.metasaw.diagnostic.MetaException for another model, or fewer than three
   *     studies
   */
  public static FuruyaKanamoriIndex of(FrequentistFit fit) {
    FunnelStudies data = FunnelStudies.withoutModerators(fit, "LFK indices");
    double[] yi = data.yi();
    double[] vi = data.vi();
    int k = yi.length;
    int[] order =
        IntStream.range(0, k)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> yi[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double largest = Arrays.stream(vi).max().orElseThrow();
    double[] counts = IntStream.of(order).mapToDouble(i -> LEAST_COUNT * largest / vi[i]).toArray();
    double total = Arrays.stream(counts).sum();
    double[] effects = IntStream.of(order).mapToDouble(i -> yi[i]).toArray();
    double[] scores = new double[k];
    double before = 0;
    int middle = 0;
    for (int i = 0; i < k; i++) {
      scores[i] = Normal.quantile((before + counts[i] / 2 - 0.5) / total);
      before += counts[i];
      if (Math.abs(scores[i]) < Math.abs(scores[middle])) {
        middle = i;
      }
    }
    double scale = (scores[k - 1] - scores[0]) / (effects[k - 1] - effects[0]);
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += scores[i] + scale * (effects[i] - effects[middle]);
    }
    List<String> labels = IntStream.of(order).mapToObj(data.studies().labels()::get).toList();
    return new FuruyaKanamoriIndex(labels, 5 * sum / (2 * k), effects, scores);
  }

  /**
   * The customary reading.
   *
   * @return no asymmetry up to 1, minor up to 2, else major; of the absolute value
   */
  public String reading() {
    double size = Math.abs(value);
    if (Double.isNaN(size)) {
      return "not defined, as all effects are alike";
    }
    return size <= 1 ? "no asymmetry" : size <= 2 ? "minor asymmetry" : "major asymmetry";
  }

  @Override
  public Table table() {
    return Table.create(
        "Doi plot",
        StringColumn.create("study", labels),
        DoubleColumn.create("effect", effects),
        DoubleColumn.create("score", scores));
  }
}
