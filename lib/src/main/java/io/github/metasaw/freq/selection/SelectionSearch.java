package io.github.metasaw.freq.selection;

import io.github.metasaw.freq.likelihood.MaximumLikelihood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * The search for the highest maximum of the likelihood of a selection model, which may have
 * several: from the best of many starting points, and with the boundaries compared from each.
 */
final class SelectionSearch {

  /** Starting points that a search goes on from. */
  private static final int SEARCHES = 4;

  private static final double[] MEANS = {1, 0.5, 0};

  private final SelectionData data;
  private final double tau;
  private final double[] baseGamma;
  private final double baseTau;

  /**
   * @param tau SD of the true effects in units of the data; NaN to estimate it
   * @param baseBeta coefficients of the model without selection, on the scale of yi
   * @param baseTau2 its tau2, on the scale of yi squared
   */
  SelectionSearch(SelectionData data, double tau, double[] baseBeta, double baseTau2) {
    this.data = data;
    this.tau = tau;
    this.baseGamma = data.gamma(baseBeta);
    this.baseTau = Math.sqrt(baseTau2) / Math.abs(data.unit);
  }

  /** The highest maximum that was found. */
  Found find(SelectionRule rule) {
    if (rule.function().type() == SelectionType.TRUNCEST && Double.isNaN(rule.cut())) {
      return findCut(rule);
    }
    return new Found(rule, search(rule, SEARCHES));
  }

  /**
   * The higher of two maxima, one found from the given starting point and one from the best of the
   * usual starting points.
   */
  MaximumLikelihood<SelectionLikelihood> findFrom(double[] start, SelectionRule rule) {
    SelectionLikelihood likelihood = new SelectionLikelihood(data, rule, tau);
    return MaximumLikelihood.highest(
        likelihood, List.of(start, starts(likelihood, rule, 2).get(1)));
  }

  /**
   * A maximum.
   *
   * @param rule with the cut-point at which it was found
   */
  record Found(SelectionRule rule, MaximumLikelihood<SelectionLikelihood> maximum) {}

  /**
   * The likelihood as a function of the cut-point rises or falls between two effects, and jumps at
   * them, so its maximum is at one of them or next to it: all are tried.
   */
  private Found findCut(SelectionRule rule) {
    List<Double> cuts = new ArrayList<>();
    for (double y : Arrays.stream(data.y).distinct().toArray()) {
      cuts.add(y);
      cuts.add(Math.nextDown(y));
    }
    Found best = null;
    for (double cut : cuts) {
      SelectionRule at = rule.at(cut);
      MaximumLikelihood<SelectionLikelihood> there = search(at, 1);
      if (best == null || better(there, best.maximum())) {
        best = new Found(at, there);
      }
    }
    Found highest = Objects.requireNonNull(best);
    return new Found(highest.rule(), search(highest.rule(), SEARCHES));
  }

  private MaximumLikelihood<SelectionLikelihood> search(SelectionRule rule, int searches) {
    SelectionLikelihood likelihood = new SelectionLikelihood(data, rule, tau);
    return MaximumLikelihood.highest(likelihood, starts(likelihood, rule, searches));
  }

  private static boolean better(MaximumLikelihood<?> a, MaximumLikelihood<?> b) {
    return a.logLik() > b.logLik() || Double.isNaN(b.logLik());
  }

  /** The first starting point, and the best of the others. */
  private List<double[]> starts(SelectionLikelihood likelihood, SelectionRule rule, int most) {
    List<double[]> all = new ArrayList<>();
    for (double[] delta : deltas(rule)) {
      for (double mean : MEANS) {
        for (double sd : sds(likelihood)) {
          double[] gamma = Arrays.stream(baseGamma).map(g -> mean * g).toArray();
          DoubleStream middle =
              likelihood.layout().estimatesTau()
                  ? DoubleStream.of(Math.log(sd))
                  : DoubleStream.empty();
          DoubleStream front = DoubleStream.concat(DoubleStream.of(gamma), middle);
          DoubleStream tail = DoubleStream.of(likelihood.scale().theta(delta));
          all.add(DoubleStream.concat(front, tail).toArray());
        }
      }
    }
    List<double[]> sorted = new ArrayList<>(all.subList(1, all.size()));
    double[] values = new double[sorted.size()];
    Integer[] order = new Integer[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = likelihood.at(sorted.get(i));
      values[i] = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> -values[i]));
    List<double[]> chosen = new ArrayList<>();
    chosen.add(all.get(0));
    for (int i = 0; i < order.length && chosen.size() < most; i++) {
      chosen.add(sorted.get(order[i]));
    }
    return chosen;
  }

  private double[] sds(SelectionLikelihood likelihood) {
    double usual = Math.max(baseTau, 0.1);
    return likelihood.layout().estimatesTau()
        ? new double[] {usual, 0.2 * usual, 2 * usual}
        : new double[] {0};
  }

  /** Values of the parameters to start from; those that are given come from the rule. */
  private static List<double[]> deltas(SelectionRule rule) {
    double[] given = rule.given();
    double[][] guesses =
        switch (rule.function().type()) {
          case STEP, TRUNC, TRUNCEST -> new double[][] {{0.8}, {0.3}, {0.05}, {3}};
          case STEPCON -> new double[][] {{0.9}, {0.6}, {0.3}};
          case BETA ->
              new double[][] {{0.99, 1.01}, {0.5, 2}, {2, 0.5}, {0.4, 5}, {1.4, 1.2}, {0.8, 0.8}};
          case NEGEXPPOW ->
              new double[][] {{1, 1}, {5, 1}, {20, 25}, {50, 50}, {50, 0.05}, {3, 0.2}, {90, 90}};
          default -> new double[][] {{1}, {0.1}, {4}, {20}};
        };
    List<double[]> all = new ArrayList<>();
    for (double[] guess : guesses) {
      double[] delta = given.clone();
      for (int a = 0; a < delta.length; a++) {
        double own = guess.length == 1 ? guess[0] : guess[a];
        boolean isRatio = rule.function().type() == SelectionType.STEPCON && a > 0;
        delta[a] = Double.isNaN(given[a]) ? (isRatio ? own * delta[a - 1] : own) : given[a];
      }
      all.add(delta);
    }
    return all;
  }
}
