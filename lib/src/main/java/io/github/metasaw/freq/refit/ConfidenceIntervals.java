package io.github.metasaw.freq.refit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.draws.Quantiles;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.Solved;
import io.github.metasaw.freq.structured.ParameterScales;
import io.github.metasaw.freq.structured.ParameterScales.Scale;
import io.github.metasaw.freq.structured.StructuredCovariance;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.parallel.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Intervals of any fit: Wald, profile likelihood and bootstrap. */
@API(status = API.Status.INTERNAL)
public final class ConfidenceIntervals {

  private static final List<String> METHODS = List.of("wald", "profile", "bootstrap");
  private static final int DRAWS = 1000;
  private static final long SEED = 20;

  private final FittedModel fit;
  private final StructuredCovariance solver;
  private final StructuredSolution numbers;
  private final FreqOptions options;
  private final List<String> terms;

  /**
   * Of one fit.
   *
   * @param fit with the coefficients shown
   * @param solver of the same model with its dispersion as parameters
   */
  public ConfidenceIntervals(FittedModel fit, StructuredCovariance solver) {
    this.fit = fit;
    this.solver = solver;
    this.numbers = solver.solution();
    this.options = fit.options();
    this.terms = fit.terms();
  }

  /**
   * Intervals by a method.
   *
   * @param method {@code wald}, {@code profile} or {@code bootstrap}
   * @param terms those named, or by default all that have one
   * @return term, estimate, lower, upper
   * @throws MetaException for a method or a term that does not exist
   */
  public Table confidence(String method, List<String> terms) {
    switch (method.toLowerCase(Locale.ROOT)) {
      case "wald" -> {
        List<Scale> scales = scales(terms);
        return intervals("Wald intervals", scales, ends(scales, this::wald));
      }
      case "profile" -> {
        return profile(terms);
      }
      case "bootstrap" -> {
        return bootstrap(DRAWS, SEED, Progress.none(), terms);
      }
      default -> throw MetaException.unknown("interval", method, "", METHODS);
    }
  }

  /** As the table of coefficients has it, or normal for what is not shown there. */
  private double[] wald(int place) {
    int row = terms.indexOf(numbers.name(place));
    Solved from = row >= 0 ? fit.solution() : numbers;
    int j = row >= 0 ? fit.shown()[row] : place;
    double df = row >= 0 ? fit.testDf(j) : Double.NaN;
    double half = Reference.critical(options.level(), df) * from.se(j);
    return new double[] {from.estimate(j) - half, from.estimate(j) + half};
  }

  /**
   * Of the terms that have a profile, if none are named: the mean has not by a restricted
   * likelihood or by pooling weights.
   */
  private Table profile(List<String> terms) {
    likelihood("the profile likelihood");
    List<Scale> scales = scales(terms);
    if (terms.isEmpty()) {
      scales = scales.stream().filter(scale -> !numbers.isGiven(scale.place())).toList();
    }
    boolean withoutMean = options.method() == Tau2Estimator.REML || options.weights() != null;
    if (terms.isEmpty() && withoutMean) {
      List<Scale> dispersion =
          scales.stream().filter(scale -> scale.place() >= numbers.p()).toList();
      scales = dispersion.isEmpty() ? scales : dispersion;
    }
    return intervals(
        "profile likelihood intervals",
        scales,
        ends(scales, place -> Profiles.interval(numbers, options, place)));
  }

  private static double[][] ends(List<Scale> scales, IntFunction<double[]> interval) {
    return scales.stream().map(scale -> interval.apply(scale.place())).toArray(double[][]::new);
  }

  private void likelihood(String what) {
    if (options.method() != Tau2Estimator.ML && options.method() != Tau2Estimator.REML) {
      throw MetaException.of(
          "%s belongs to fits by ML or REML, and this is one by %s"
              .formatted(what, options.method().id()));
    }
  }

  /**
   * The terms that are named, or if none are, those of the table of coefficients and the SDs and
   * correlations that the text has no line for.
   */
  private List<Scale> scales(List<String> terms) {
    if (!terms.isEmpty()) {
      return terms.stream().map(this::scale).toList();
    }
    List<Scale> all = new ArrayList<>(this.terms.stream().map(this::scale).toList());
    List<Integer> shown = all.stream().map(Scale::place).toList();
    if (!fit.solution().dispersion().isEmpty()) {
      ParameterScales.of(numbers).stream()
          .filter(scale -> !shown.contains(scale.place()))
          .forEach(all::add);
    }
    return all;
  }

  /** By its name in the table of coefficients, or on its own scale. */
  private Scale scale(String term) {
    List<String> names =
        new ArrayList<>(IntStream.range(0, numbers.size()).mapToObj(numbers::name).toList());
    int place = names.indexOf(term);
    if (place >= 0) {
      return new Scale(term, place, Link.IDENTITY);
    }
    for (Scale scale : ParameterScales.of(numbers)) {
      if (scale.name().equals(term)) {
        return scale;
      }
      names.add(scale.name());
    }
    throw MetaException.unknown("term", term, "", names);
  }

  /**
   * A table of intervals.
   *
   * @param bounds lower and upper [terms][2]
   */
  private Table intervals(String name, List<Scale> scales, double[][] bounds) {
    double[][] c = new double[3][scales.size()];
    for (int j = 0; j < scales.size(); j++) {
      Link link = scales.get(j).link();
      c[0][j] = link.toNatural(estimate(scales.get(j).place()));
      c[1][j] = link.toNatural(bounds[j][0]);
      c[2][j] = link.toNatural(bounds[j][1]);
    }
    return Table.create(
        name,
        StringColumn.create("term", scales.stream().map(Scale::name).toList()),
        DoubleColumn.create("estimate", c[0]),
        DoubleColumn.create("lower", c[1]),
        DoubleColumn.create("upper", c[2]));
  }

  private double estimate(int place) {
    int row = terms.indexOf(numbers.name(place));
    return row >= 0 ? fit.beta()[row] : numbers.estimate(place);
  }

  /**
   * The profile likelihood of one term.
   *
   * @param term as for {@link #confidence}
   * @param points number of values, 2 or more
   * @return value, logLik, wald
   * @throws MetaException for a fit that is not by ML or REML, or a term that has no profile
   */
  public Table profile(String term, int points) {
    likelihood("the profile likelihood");
    if (points < 2) {
      throw MetaException.of("a profile has at least 2 points, not " + points);
    }
    Scale scale = scale(term);
    Table curve = Profiles.curve(numbers, options, scale.place(), points);
    double[] values =
        Arrays.stream(curve.doubleColumn("value").asDoubleArray())
            .map(scale.link()::toNatural)
            .toArray();
    curve.replaceColumn("value", DoubleColumn.create("value", values));
    return curve.setName("profile of " + scale.name());
  }

  /**
   * Percentile intervals of estimates from data simulated from the fit.
   *
   * @param draws number of simulated data sets, 20 or more
   * @param seed the same seed gives the same digits
   * @param progress hears how many draws are done
   * @param terms as for {@link #confidence}
   * @return term, estimate, lower, upper
   * @throws MetaException for a fit that is not by ML or REML
   */
  public Table bootstrap(int draws, long seed, Progress progress, List<String> terms) {
    likelihood("the bootstrap");
    if (draws < 20) {
      throw MetaException.of("the bootstrap takes at least 20 draws, not " + draws);
    }
    List<Scale> scales = scales(terms);
    double[][] estimates = new Bootstrap(solver).estimates(draws, seed, progress);
    double tail = (1 - options.level()) / 2;
    double[][] bounds =
        ends(
            scales,
            place -> {
              // A limit may be -Infinity, the logarithm of an SD of 0.
              double[] found =
                  Arrays.stream(estimates)
                      .mapToDouble(e -> e[place])
                      .filter(e -> !Double.isNaN(e))
                      .toArray();
              return Quantiles.of(found, tail, 1 - tail);
            });
    return intervals("bootstrap intervals (" + draws + " draws)", scales, bounds);
  }
}
