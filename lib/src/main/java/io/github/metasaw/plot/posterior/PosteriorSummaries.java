package io.github.metasaw.plot.posterior;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import java.util.ArrayList;
import java.util.List;

/**
 * Medians and intervals of mu, beta_F, tau2 and zeta2 under one pair of priors.
 *
 * @param level probability of the intervals
 * @param summaries in the order of {@link #NAMES}
 */
public record PosteriorSummaries(double level, List<Summary> summaries) {

  /** The quantities: two on the scale of the effects, then two variances. */
  public static final List<String> NAMES = List.of("mu", "beta_F", "tau2", "zeta2");

  /** The place of tau2. */
  static final int TAU2 = 2;

  /** The place of zeta2. */
  static final int ZETA2 = 3;

  /**
   * One quantity.
   *
   * @param median of the posterior
   * @param interval with equal tails; without width where the quantity is known
   */
  public record Summary(double median, Interval interval) {

    static Summary of(Marginal marginal, double level) {
      return new Summary(marginal.median(), marginal.interval(level));
    }
  }

  /**
   * Of two pairs of priors.
   *
   * @param now as they are
   * @param first as they were at first
   */
  public record Pair(PosteriorSummaries now, PosteriorSummaries first) {}

  /** One for each quantity. */
  public PosteriorSummaries {
    summaries = List.copyOf(summaries);
    if (summaries.size() != NAMES.size()) {
      throw new IllegalArgumentException("%d summaries".formatted(summaries.size()));
    }
  }

  /**
   * Of a posterior.
   *
   * @param posterior of a model without moderators
   * @param level probability of the intervals
   * @return all four
   */
  public static PosteriorSummaries of(OneVariancePosterior posterior, double level) {
    return new PosteriorSummaries(
        level, marginals(posterior).stream().map(each -> Summary.of(each, level)).toList());
  }

  /**
   * From their numbers.
   *
   * @param level probability of the intervals
   * @param numbers median and both ends of the interval of each in turn [12]
   * @return all four
   */
  public static PosteriorSummaries of(double level, double... numbers) {
    List<Summary> summaries = new ArrayList<>();
    for (int i = 0; i + 2 < numbers.length; i += 3) {
      summaries.add(new Summary(numbers[i], new Interval(numbers[i + 1], numbers[i + 2])));
    }
    return new PosteriorSummaries(level, summaries);
  }

  /**
   * Their numbers.
   *
   * @return median and both ends of the interval of each in turn [12]
   */
  public double[] numbers() {
    double[] numbers = new double[3 * summaries.size()];
    for (int i = 0; i < summaries.size(); i++) {
      numbers[3 * i] = of(i).median();
      numbers[3 * i + 1] = of(i).interval().lower();
      numbers[3 * i + 2] = of(i).interval().upper();
    }
    return numbers;
  }

  /**
   * One of them.
   *
   * @param i place in {@link #NAMES}
   * @return median and interval
   */
  public Summary of(int i) {
    return summaries.get(i);
  }

  /**
   * Whether a quantity is on the scale of the effects.
   *
   * @param i place in {@link #NAMES}
   * @return false for variances
   */
  public static boolean isEffect(int i) {
    return i < TAU2;
  }

  private static List<Marginal> marginals(OneVariancePosterior posterior) {
    return List.of(
        posterior.coefficient(0),
        posterior.averageEffect(),
        posterior.tau2(),
        posterior.signalVariance());
  }
}
