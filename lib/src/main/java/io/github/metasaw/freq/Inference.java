package io.github.metasaw.freq;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Intervals and tests that any fit by likelihood has, whatever its covariance. */
final class Inference {

  private static final List<String> METHODS = List.of("wald", "profile", "bootstrap");
  private static final int DRAWS = 1000;
  private static final long SEED = 20;

  private final FrequentistFit fit;
  private final GaussianNumbers numbers;
  private final FreqOptions options;

  Inference(FrequentistFit fit, GaussianNumbers numbers, FreqOptions options) {
    this.fit = fit;
    this.numbers = numbers;
    this.options = options;
  }

  Table confidence(String method, List<String> terms) {
    switch (method.toLowerCase(Locale.ROOT)) {
      case "wald" -> {
        int[] places = places(terms);
        double[][] bounds = IntStream.of(places).mapToObj(this::wald).toArray(double[][]::new);
        return intervals("Wald intervals", places, bounds);
      }
      case "profile" -> {
        return profile(terms);
      }
      case "bootstrap" -> {
        return bootstrap(DRAWS, SEED, done -> {}, terms);
      }
      default -> throw MetaException.unknown("interval", method, "", METHODS);
    }
  }

  /** As the table of coefficients has it, or normal for what is not shown there. */
  private double[] wald(int place) {
    int row = fit.terms().indexOf(numbers.name(place));
    if (row >= 0) {
      Table c = fit.coefficients();
      return new double[] {
        c.doubleColumn("lower").getDouble(row), c.doubleColumn("upper").getDouble(row)
      };
    }
    double half = Reference.critical(options.level(), Double.NaN) * numbers.se(place);
    double estimate = numbers.estimate(place);
    return new double[] {estimate - half, estimate + half};
  }

  /** Of the terms that have a profile, if none are named: the restricted mean has not. */
  private Table profile(List<String> terms) {
    likelihood("the profile likelihood");
    int[] places = places(terms);
    if (terms.isEmpty() && options.method() == Tau2.REML) {
      int[] dispersion = IntStream.of(places).filter(place -> place >= numbers.p).toArray();
      places = dispersion.length == 0 ? places : dispersion;
    }
    double[][] bounds =
        IntStream.of(places)
            .mapToObj(place -> Profiles.interval(numbers, options, place))
            .toArray(double[][]::new);
    return intervals("profile likelihood intervals", places, bounds);
  }

  private void likelihood(String what) {
    if (options.method() != Tau2.ML && options.method() != Tau2.REML) {
      throw MetaException.of(
          "%s belongs to fits by ML or REML, and this is one by %s"
              .formatted(what, options.method().code()));
    }
  }

  /** Where terms stand among the numbers; those of the table of coefficients if none are named. */
  private int[] places(List<String> terms) {
    return (terms.isEmpty() ? fit.terms() : terms).stream().mapToInt(this::place).toArray();
  }

  private int place(String term) {
    for (int j = 0; j < numbers.size(); j++) {
      if (numbers.name(j).equals(term)) {
        return j;
      }
    }
    throw MetaException.unknown(
        "term", term, "", IntStream.range(0, numbers.size()).mapToObj(numbers::name).toList());
  }

  /**
   * A table of intervals.
   *
   * @param bounds lower and upper [places][2]
   */
  private Table intervals(String name, int[] places, double[][] bounds) {
    return Table.create(
        name,
        StringColumn.create("term", IntStream.of(places).mapToObj(numbers::name).toList()),
        DoubleColumn.create("estimate", IntStream.of(places).mapToDouble(this::estimate).toArray()),
        DoubleColumn.create("lower", Arrays.stream(bounds).mapToDouble(b -> b[0]).toArray()),
        DoubleColumn.create("upper", Arrays.stream(bounds).mapToDouble(b -> b[1]).toArray()));
  }

  private double estimate(int place) {
    int row = fit.terms().indexOf(numbers.name(place));
    return row >= 0 ? fit.beta()[row] : numbers.estimate(place);
  }

  Table profile(String term, int points) {
    likelihood("the profile likelihood");
    if (points < 2) {
      throw MetaException.of("a profile has at least 2 points, not " + points);
    }
    return Profiles.curve(numbers, options, place(term), points);
  }

  /** Percentile intervals of estimates from data simulated from the fit. */
  Table bootstrap(int draws, long seed, IntConsumer done, List<String> terms) {
    likelihood("the bootstrap");
    if (draws < 20) {
      throw MetaException.of("the bootstrap takes at least 20 draws, not " + draws);
    }
    int[] places = places(terms);
    double[][] estimates = new Bootstrap(numbers, options).estimates(draws, seed, done);
    double tail = (1 - options.level()) / 2;
    double[][] bounds = new double[places.length][];
    for (int j = 0; j < places.length; j++) {
      int place = places[j];
      double[] sorted = Arrays.stream(estimates).mapToDouble(e -> e[place]).sorted().toArray();
      bounds[j] = new double[] {quantile(sorted, tail), quantile(sorted, 1 - tail)};
    }
    return intervals("bootstrap intervals (" + draws + " draws)", places, bounds);
  }

  /** R's type 7; an end may be -Infinity, the logarithm of an SD of 0. */
  private static double quantile(double[] sorted, double p) {
    double at = (sorted.length - 1) * p;
    int below = (int) Math.floor(at);
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    return low == high ? low : low + (at - below) * (high - low);
  }

  Combinations combinations() {
    return new Combinations(fit, numbers, options);
  }

  Table robust(String cluster, String type) {
    return ClusterRobust.table(fit, numbers, cluster, type);
  }

  /** The larger model is the one with more parameters. */
  static Table compare(FrequentistFit one, FrequentistFit other) {
    GaussianNumbers a = Dispersions.of(one);
    GaussianNumbers b = Dispersions.of(other);
    if (!one.method().equals(other.method())
        || !(one.method().equals("ML") || one.method().equals("REML"))) {
      throw MetaException.of(
          "a likelihood-ratio test compares two fits by ML, or two by REML, not %s and %s"
              .formatted(one.method(), other.method()));
    }
    if (!Arrays.equals(one.studies().yi(), other.studies().yi())) {
      throw MetaException.of("the two fits are not to the same estimates, so they have no test");
    }
    if (one.method().equals("REML") && !one.design().names().equals(other.design().names())) {
      throw MetaException.of(
          "restricted likelihoods of different moderators of the mean cannot be compared; fit both with method ML");
    }
    boolean ordered = a.parameters() <= b.parameters();
    GaussianNumbers small = ordered ? a : b;
    GaussianNumbers large = ordered ? b : a;
    int df = large.parameters() - small.parameters();
    if (df == 0) {
      throw MetaException.of(
          "both models have %d parameters, so neither is within the other"
              .formatted(small.parameters()));
    }
    double statistic = Math.max(0, 2 * (large.logLik() - small.logLik()));
    double nan = Double.NaN;
    FrequentistFit first = ordered ? one : other;
    FrequentistFit second = ordered ? other : one;
    return Table.create(
        "likelihood-ratio test",
        StringColumn.create("model", "smaller", "larger"),
        IntColumn.create("parameters", small.parameters(), large.parameters()),
        DoubleColumn.create("logLik", first.logLik(), second.logLik()),
        DoubleColumn.create("aic", first.aic(), second.aic()),
        DoubleColumn.create("bic", first.bic(), second.bic()),
        DoubleColumn.create("statistic", nan, statistic),
        DoubleColumn.create("df", nan, df),
        DoubleColumn.create("p", nan, Reference.chiSquareTail(statistic, df)));
  }
}
