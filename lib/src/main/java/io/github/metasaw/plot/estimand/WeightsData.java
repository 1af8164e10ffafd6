package io.github.metasaw.plot.estimand;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The share of each study in the pooled effect, by several fits.
 *
 * @param labels of the studies [k]
 * @param fits names of the models
 * @param shares in per cent [fit][study]
 */
record WeightsData(List<String> labels, List<String> fits, List<List<Double>> shares) {

  WeightsData {
    labels = List.copyOf(labels);
    fits = List.copyOf(fits);
    shares = shares.stream().map(List::copyOf).toList();
  }

  static WeightsData of(List<? extends Fit> fits) {
    List<String> labels = fits.get(0).studies().labels();
    List<String> names = new ArrayList<>();
    List<List<Double>> shares = new ArrayList<>();
    for (Fit fit : fits) {
      if (!fit.studies().labels().equals(labels)) {
        throw MetaException.of("the weights of fits to different studies cannot be compared");
      }
      names.add(fit.pooled().label());
      shares.add(Arrays.stream(fit.weights()).boxed().toList());
    }
    return new WeightsData(labels, names, shares);
  }

  /** A row for each study and model. */
  Table table() {
    DrawnTable rows = DrawnTable.of("weights", List.of("study", "model"), List.of("weight (%)"));
    for (int f = 0; f < fits.size(); f++) {
      for (int i = 0; i < labels.size(); i++) {
        rows.row(List.of(labels.get(i), fits.get(f)), shares.get(f).get(i));
      }
    }
    return rows.table();
  }
}
