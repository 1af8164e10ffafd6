package io.github.metasaw.teaching;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The populations of some studies, and overall populations that mix them: what an average with
 * weights is of.
 *
 * @param shown interval of the axis
 * @param populations each N(beta_i, 1 / phi_i), the distribution of one observation
 * @param mixtures one per set of weights
 */
record PopulationsData(Interval shown, List<Population> populations, List<Mixture> mixtures) {

  private static final int POINTS = 241;
  private static final double REACH = 3.2;

  /** One study's. */
  record Population(String label, double beta, double phi, Curve density) {}

  /**
   * A mixture.
   *
   * @param name of its weights
   * @param shares of the populations, summing to 1 [k]
   * @param average sum of shares times beta
   */
  record Mixture(String name, List<Double> shares, double average) {}

  PopulationsData {
    populations = List.copyOf(populations);
    mixtures = List.copyOf(mixtures);
  }

  /** Weights as {@code 2/7/1}, {@code equal}, {@code size} (eta) or {@code precision}. */
  static PopulationsData of(Populations all, List<String> weights) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < all.k(); i++) {
      double sd = 1 / Math.sqrt(all.phi().get(i));
      low = Math.min(low, all.beta().get(i) - REACH * sd);
      high = Math.max(high, all.beta().get(i) + REACH * sd);
    }
    Interval shown = new Interval(low, high);
    List<Population> populations =
        IntStream.range(0, all.k()).mapToObj(i -> population(all, i, shown)).toList();
    List<Mixture> mixtures = new ArrayList<>();
    for (String text : weights) {
      double[] shares = shares(all, text);
      mixtures.add(new Mixture(text, Arrays.stream(shares).boxed().toList(), all.average(shares)));
    }
    return new PopulationsData(shown, populations, mixtures);
  }

  private static Population population(Populations all, int i, Interval shown) {
    double beta = all.beta().get(i);
    double phi = all.phi().get(i);
    double root = Math.sqrt(phi);
    return new Population(
        all.labels().get(i),
        beta,
        phi,
        Curve.of(
            x -> root * Normal.density(root * (x - beta)), shown.lower(), shown.upper(), POINTS));
  }

  private static double[] shares(Populations all, String text) {
    double[] weights =
        switch (text) {
          case "equal" -> all.eta().stream().mapToDouble(any -> 1).toArray();
          case "size" -> all.eta().stream().mapToDouble(x -> x).toArray();
          case "precision" -> all.precision();
          default -> numbers(text);
        };
    double total = Arrays.stream(weights).sum();
    boolean good = weights.length == all.k() && total > 0 && total < Double.POSITIVE_INFINITY;
    if (!good || Arrays.stream(weights).anyMatch(w -> !(w >= 0))) {
      throw MetaException.of(
          "weights of %d populations are as many numbers, as in 2/7/1, or equal, size or precision; not '%s'"
              .formatted(all.k(), text));
    }
    return Arrays.stream(weights).map(w -> w / total).toArray();
  }

  private static double[] numbers(String text) {
    try {
      return Arrays.stream(text.split("/", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      return new double[0];
    }
  }

  /** The densities of a mixture summed up to each population, shares as weights [k]. */
  List<Curve> cumulative(Mixture mixture) {
    List<Curve> sums = new ArrayList<>();
    double[] xs = populations.get(0).density().xs();
    double[] ys = new double[xs.length];
    for (int i = 0; i < populations.size(); i++) {
      for (int p = 0; p < ys.length; p++) {
        ys[p] += mixture.shares().get(i) * populations.get(i).density().y(p);
      }
      sums.add(new Curve(xs, ys.clone()));
    }
    return sums;
  }

  /** The populations of each mixture: weights, population, beta, phi, share. */
  Table table() {
    StringColumn weights = StringColumn.create("weights");
    StringColumn names = StringColumn.create("population");
    DoubleColumn betas = DoubleColumn.create("beta");
    DoubleColumn phis = DoubleColumn.create("phi");
    DoubleColumn shares = DoubleColumn.create("share");
    for (Mixture mixture : mixtures) {
      for (int i = 0; i < populations.size(); i++) {
        Population population = populations.get(i);
        weights.append(mixture.name());
        names.append(population.label());
        betas.append(population.beta());
        phis.append(population.phi());
        shares.append(mixture.shares().get(i));
      }
    }
    return Table.create("populations", weights, names, betas, phis, shares);
  }
}
