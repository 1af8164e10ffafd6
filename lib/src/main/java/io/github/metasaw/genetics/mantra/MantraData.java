package io.github.metasaw.genetics.mantra;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One SNP in the order of its table, and its order in the distances.
 *
 * @param model of the fit
 * @param labels of the studies [k]
 * @param yi estimates [k]
 * @param sei standard errors [k]
 * @param index the number of each study in the distances [k]
 * @param order the studies in ascending order of that number [k]; a plan numbers them so
 */
record MantraData(
    MantraModel model, List<String> labels, double[] yi, double[] sei, int[] index, int[] order) {

  private static final double MAX_Z = 1e7;
  private static final double MAX_EFFECT = 1e50;

  /** Of a sampling variance and the prior mean of tau2. */
  private static final double MAX_RATIO = 1e8;

  MantraData {
    labels = List.copyOf(labels);
  }

  /**
   * Matches studies with the distances.
   *
   * @throws MetaException if a label is not in the distances, or an estimate or its standard error
   *     cannot be used
   */
  static MantraData of(MantraModel model, List<String> labels, double[] yi, double[] sei) {
    if (yi.length != labels.size() || sei.length != labels.size() || yi.length == 0) {
      throw MetaException.of(
          "there are %d labels, %d estimates and %d standard errors"
              .formatted(labels.size(), yi.length, sei.length));
    }
    for (int i = 0; i < yi.length; i++) {
      requireUsable(labels.get(i), yi[i], sei[i]);
      requireExact(model, labels.get(i), yi[i], sei[i]);
    }
    requireScale(model, sei);
    int[] index = model.distances().indices(labels);
    int[] order =
        IntStream.range(0, yi.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> index[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new MantraData(model, labels, yi.clone(), sei.clone(), index, order);
  }

  private static void requireUsable(String label, double yi, double sei) {
    if (!(Math.abs(yi) < Double.POSITIVE_INFINITY)) {
      throw MetaException.format("the estimate of '%s' must be finite, not %s", label, yi);
    }
    double wi = 1 / (sei * sei);
    if (!(sei > 0 && wi > 0 && wi < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "the standard error of '%s' must be positive and finite, not %s; leave the study out"
              .formatted(label, CheckNumber.plain(sei)));
    }
  }

  /** Beyond these limits, squares of z lose all digits of a log density. */
  private static void requireExact(MantraModel model, String label, double yi, double sei) {
    double gap = Math.max(Math.abs(yi), Math.abs(yi - model.mu().mean()));
    if (!(gap / sei <= MAX_Z && gap <= MAX_EFFECT && sei >= 1 / MAX_EFFECT)) {
      throw MetaException.of(
          "the estimate of '%s', %s with standard error %s, lies too far from 0 or from the prior mean of mu to be computed with (10,000,000 standard errors or 1e50); check the row, or leave it out"
              .formatted(label, CheckNumber.plain(yi), CheckNumber.plain(sei)));
    }
  }

  private static void requireScale(MantraModel model, double[] sei) {
    double least = Arrays.stream(sei).min().orElseThrow();
    if (!(least * least * model.rate() <= MAX_RATIO)) {
      throw MetaException.of(
          "the prior of tau2 has the mean %s, far below every sampling variance (%s or more), and cannot be told from tau2 = 0; set rate to about 1 over the square of a usual effect"
              .formatted(CheckNumber.plain(1 / model.rate()), CheckNumber.plain(least * least)));
    }
  }

  int k() {
    return yi.length;
  }

  /** The studies present, a bit for each study of the distances. */
  long present() {
    long present = 0;
    for (int i : index) {
      present |= 1L << i;
    }
    return present;
  }

  /** A kernel with the nodes given, loaded with a plan and these studies. */
  PartitionKernel kernel(MantraPlan plan, int nodes) {
    PartitionKernel kernel = new PartitionKernel(model.mu(), model.rate(), nodes);
    kernel.load(plan, planYi(), planWi());
    return kernel;
  }

  double[] planYi() {
    double[] y = new double[k()];
    for (int i = 0; i < k(); i++) {
      y[i] = yi[order[i]];
    }
    return y;
  }

  double[] planWi() {
    double[] w = new double[k()];
    for (int i = 0; i < k(); i++) {
      double s = sei[order[i]];
      w[i] = 1 / (s * s);
    }
    return w;
  }

  /** Values by the plan's numbers of studies, in the order of the table. */
  double[] inTableOrder(double[] byPlan) {
    double[] out = new double[k()];
    for (int i = 0; i < k(); i++) {
      out[order[i]] = byPlan[i];
    }
    return out;
  }

  double[][] inTableOrder(double[][] byPlan) {
    double[][] out = new double[k()][k()];
    for (int i = 0; i < k(); i++) {
      for (int j = 0; j < k(); j++) {
        out[order[i]][order[j]] = byPlan[i][j];
      }
    }
    return out;
  }

  /** Members of a cell by the table's numbers of studies, a bit for each. */
  long inTableOrder(long cell) {
    long out = 0;
    for (long left = cell; left != 0; left &= left - 1) {
      out |= 1L << order[Long.numberOfTrailingZeros(left)];
    }
    return out;
  }
}
