package io.github.metasaw.genetics.mantra;

import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The posterior of each study's effect, averaged over partitions: moments and equal-tailed
 * intervals, computed when first asked for. Safe to share between threads.
 */
final class MantraEffects {

  private final MantraData data;
  private final InferenceSummary inference;
  private @Nullable EffectMoments moments;
  private @Nullable Table table;

  /**
   * The effects of one fit.
   *
   * @param data studies and model
   * @param inference posterior of the partitions
   */
  MantraEffects(MantraData data, InferenceSummary inference) {
    this.data = data;
    this.inference = inference;
  }

  /**
   * The estimates as given, and the posterior of each effect with an interval of the model's level.
   *
   * @param listener to the progress, the first time
   * @return study, estimate, se, mean, sd, lower, upper, not a copy: one row per study
   */
  synchronized Table table(MantraListener listener) {
    Table known = table;
    if (known == null) {
      known = compute(listener);
      table = known;
    }
    return known;
  }

  private Table compute(MantraListener listener) {
    int k = data.k();
    EffectMoments both = moments(listener);
    PartitionPosterior posterior = inference.posterior();
    PartitionKernel kernel = data.kernel(posterior.plan(), inference.nodes());
    double tail = (1 - data.model().level()) / 2;
    double[] lower = new double[k];
    double[] upper = new double[k];
    double[][] ends = EffectQuantiles.of(posterior, kernel, listener, tail, 1 - tail);
    for (int i = 0; i < k; i++) {
      lower[data.order()[i]] = ends[i][0];
      upper[data.order()[i]] = ends[i][1];
    }
    return Table.create(
        "effects",
        StringColumn.create("study", data.labels()),
        DoubleColumn.create("estimate", data.yi().clone()),
        DoubleColumn.create("se", data.sei().clone()),
        DoubleColumn.create("mean", data.inTableOrder(both.mean())),
        DoubleColumn.create("sd", data.inTableOrder(both.sd())),
        DoubleColumn.create("lower", lower),
        DoubleColumn.create("upper", upper));
  }

  /** Posterior means in the order of the data, on the scale of yi [k]. */
  double[] means() {
    return data.inTableOrder(moments(MantraListener.NONE).mean());
  }

  /** Posterior SDs in the order of the data, on the scale of yi [k]. */
  double[] sds() {
    return data.inTableOrder(moments(MantraListener.NONE).sd());
  }

  private synchronized EffectMoments moments(MantraListener listener) {
    EffectMoments known = moments;
    if (known == null) {
      PartitionPosterior posterior = inference.posterior();
      PartitionKernel kernel = data.kernel(posterior.plan(), inference.nodes());
      known = EffectMoments.of(posterior, kernel, listener);
      moments = known;
    }
    return known;
  }
}
