package io.github.metasaw.plot.estimand;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.WeightSimplex;
import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.OneVarianceSolution;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The weights of three studies in the pooled effect as tau goes from 0, where they are the inverse
 * sampling variances, to beyond all bounds, where they are equal; and what all other weights give
 * at one value of tau.
 *
 * @param studies three of them
 * @param tau SD of the true effects
 * @param grid standard errors of all weighted averages, as estimates of the mean of the true
 *     effects
 * @param path shares as tau grows, the first for 0 and the last equal [n][3]
 * @param averages with the weights for tau = 0, with equal ones, and with those for tau
 */
public record WeightsGivenTau(
    LabelledEstimates studies,
    double tau,
    WeightSimplex grid,
    List<List<Double>> path,
    List<WeightedAverage> averages) {

  /** How many studies a triangle has room for. */
  public static final int STUDIES = 3;

  private static final int PATH = 40;

  /** Takes copies. */
  public WeightsGivenTau {
    path = path.stream().map(List::copyOf).toList();
    averages = List.copyOf(averages);
  }

  /**
   * Weights at a value of tau.
   *
   * @param studies three, independent
   * @param tau SD of the true effects, 0 or larger
   * @return with the averages that are marked
   * @throws MetaException for another number of studies
   */
  public static WeightsGivenTau of(LabelledEstimates studies, double tau) {
    requireThree(studies.k());
    double[] equal = new double[STUDIES];
    Arrays.fill(equal, 1.0 / STUDIES);
    Diagonal v = Diagonal.of(Arrays.stream(studies.vi()).map(vi -> vi + tau * tau).toArray());
    OneVarianceSolution fit = fit(studies, tau);
    double[] best = shares(fit);
    double smallest = fit.se(0) * fit.se(0);
    List<WeightedAverage> averages =
        List.of(
            WeightedAverage.of(
                "Weights for tau = 0 (common effect)",
                shares(fit(studies, 0)),
                studies.yi(),
                v,
                smallest),
            WeightedAverage.of("Equal weights", equal, studies.yi(), v, smallest),
            WeightedAverage.of(
                "Weights for tau = " + Digits.plain(tau), best, studies.yi(), v, smallest));
    return new WeightsGivenTau(
        studies,
        tau,
        WeightSimplex.of(studies.labels(), v, WeightTriangle.STEPS, best, fit.se(0)),
        path(studies, equal),
        averages);
  }

  /**
   * Refuses what has no triangle.
   *
   * @param k number of studies
   * @throws MetaException unless there are three
   */
  public static void requireThree(int k) {
    if (k != STUDIES) {
      throw MetaException.of(
          "the triangle of weights is for 3 studies, and these are %d: choose three of them"
              .formatted(k));
    }
  }

  /** The smallest error takes part at small values of tau, the largest at large ones. */
  private static List<List<Double>> path(LabelledEstimates studies, double[] equal) {
    double low = Math.sqrt(Arrays.stream(studies.vi()).min().orElseThrow()) / 4;
    double high = 8 * Math.sqrt(Arrays.stream(studies.vi()).max().orElseThrow());
    List<List<Double>> path = new ArrayList<>();
    path.add(boxed(shares(fit(studies, 0))));
    for (int i = 0; i < PATH; i++) {
      double tau = low * Math.pow(high / low, i / (PATH - 1.0));
      path.add(boxed(shares(fit(studies, tau))));
    }
    path.add(boxed(equal));
    return path;
  }

  private static OneVarianceSolution fit(LabelledEstimates studies, double tau) {
    FreqOptions known = FreqOptions.defaults().withFixedTau2(tau * tau);
    return OneVarianceSolution.fit(studies.yi(), studies.vi(), null, 1, known);
  }

  private static double[] shares(OneVarianceSolution fit) {
    return Arrays.stream(fit.weights()).map(percent -> percent / 100).toArray();
  }

  private static List<Double> boxed(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** The average with the weights for tau. */
  public WeightedAverage now() {
    return averages.get(averages.size() - 1);
  }

  /**
   * Shares in words.
   *
   * @param average with weights of these studies
   * @return per cent by study
   */
  public String shares(WeightedAverage average) {
    List<String> shares = new ArrayList<>();
    for (int i = 0; i < STUDIES; i++) {
      String percent = Digits.fixed(100 * average.weights().get(i), 0);
      shares.add(studies.labels().get(i) + " " + percent + " %");
    }
    return String.join(", ", shares);
  }

  /** Estimates at all points of the grid, in its order. */
  double[] estimates() {
    double[] estimates = new double[grid.weights().size()];
    for (int p = 0; p < estimates.length; p++) {
      for (int i = 0; i < STUDIES; i++) {
        estimates[p] += grid.weights().get(p).get(i) * studies.yi()[i];
      }
    }
    return estimates;
  }

  /** A row for each average, and for each point of the path. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "weights",
            List.of("row"),
            List.of("estimate", "se", "first study", "second study", "third study"));
    for (WeightedAverage each : averages) {
      List<Double> w = each.weights();
      rows.row(List.of(each.name()), each.estimate(), each.se(), w.get(0), w.get(1), w.get(2));
    }
    for (List<Double> w : path) {
      rows.row(List.of("path"), Double.NaN, Double.NaN, w.get(0), w.get(1), w.get(2));
    }
    return rows.table();
  }
}
