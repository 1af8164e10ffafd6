package io.github.metasaw.plot.forest;

import io.github.metasaw.fit.Fit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights of the studies, one column per model.
 *
 * @param heads of the columns [model]; the label of each model where there are several
 * @param columns per cent [model][k]
 */
record ForestWeights(List<String> heads, List<double[]> columns) {

  /** Where nothing is pooled. */
  static ForestWeights none() {
    return new ForestWeights(List.of(), List.of());
  }

  static ForestWeights of(List<? extends Fit> fits, ForestStyle style) {
    List<String> heads =
        fits.size() == 1
            ? List.of(style.weightHead())
            : fits.stream().map(fit -> fit.pooled().label()).toList();
    return new ForestWeights(heads, fits.stream().map(Fit::weights).toList());
  }

  /** The weights of one study [model]. */
  List<Double> of(int study) {
    return columns.stream().map(column -> column[study]).toList();
  }

  /** The weight of some studies by one model, in its column; NaN in the others [model]. */
  List<Double> sum(List<Integer> studies, int model) {
    Double[] sums = Collections.nCopies(columns.size(), Double.NaN).toArray(new Double[0]);
    sums[model] = studies.stream().mapToDouble(i -> columns.get(model)[i]).sum();
    return Arrays.asList(sums);
  }

  /** Those of the last model, which squares and the order of the studies go by; null without. */
  double @Nullable [] main() {
    return columns.isEmpty() ? null : columns.get(columns.size() - 1);
  }
}
