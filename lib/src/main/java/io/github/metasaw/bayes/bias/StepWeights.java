package io.github.metasaw.bayes.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.distribution.Normal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A step function of the p value: the probability that a study is published, relative to that of
 * the most significant studies. Weights do not increase with the p value; a priori the falls from
 * step to step and the weight that is left are Dirichlet(1, ..., 1).
 *
 * @param sides whether p values are one-sided, of an effect above 0, or two-sided
 * @param steps p values at which the weight falls, ascending, between 0 and 1; a p value that
 *     equals a step belongs to the interval below it
 */
public record StepWeights(Sides sides, List<Double> steps) {

  /** The most steps that are integrated over. */
  public static final int MAX_STEPS = 3;

  /** Which p values selection looks at. */
  public enum Sides implements Named {
    /** Of the alternative that the effect is above 0. */
    ONE("one_sided", "one-sided"),
    /** Of the alternative that there is an effect. */
    TWO("two_sided", "two-sided");

    private final String id;
    private final String label;

    Sides(String id, String label) {
      this.id = id;
      this.label = label;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /**
   * Takes a copy of the steps.
   *
   * @throws MetaException for no step, more than three, or steps that do not ascend within (0, 1)
   */
  public StepWeights {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > MAX_STEPS) {
      throw MetaException.format(
          "a weight function has one to %d steps, not %d", MAX_STEPS, steps.size());
    }
    double before = 0;
    for (double step : steps) {
      if (!(step > before && step < 1)) {
        throw MetaException.format(
            "steps of a weight function are p values that ascend between 0 and 1, as in 0.025,"
                + " 0.05, not %s",
            steps);
      }
      before = step;
    }
  }

  /**
   * A weight function.
   *
   * @param sides of the p values
   * @param steps ascending p values
   * @return the function
   * @throws MetaException as the constructor
   */
  public static StepWeights of(Sides sides, Double... steps) {
    return new StepWeights(sides, List.of(steps));
  }

  /** Number of intervals of the p value. */
  int intervals() {
    return steps.size() + 1;
  }

  /**
   * The one-sided p values at which the weight changes.
   *
   * @return ascending; both ends of a two-sided step
   */
  double[] oneSidedSteps() {
    int n = steps.size();
    if (sides == Sides.ONE) {
      return steps.stream().mapToDouble(s -> s).toArray();
    }
    double[] both = new double[2 * n];
    for (int j = 0; j < n; j++) {
      both[j] = steps.get(j) / 2;
      both[2 * n - 1 - j] = 1 - steps.get(j) / 2;
    }
    return both;
  }

  /**
   * The interval that has the weight of a one-sided p value.
   *
   * @param p one-sided p value, inside an interval
   * @return from 0, the most significant, on
   */
  int interval(double p) {
    double own = sides == Sides.ONE ? p : 2 * Math.min(p, 1 - p);
    int j = 0;
    while (j < steps.size() && own > steps.get(j)) {
      j++;
    }
    return j;
  }

  /**
   * The interval of an estimate.
   *
   * @param z estimate over its standard error
   * @return from 0, the most significant, on
   */
  int intervalOf(double z) {
    double own = sides == Sides.ONE ? z : Math.abs(z);
    int j = 0;
    while (j < steps.size() && own < critical(j)) {
      j++;
    }
    return j;
  }

  /** The z at step j, which z must reach. */
  private double critical(int j) {
    return Normal.upperQuantile(sides == Sides.ONE ? steps.get(j) : steps.get(j) / 2);
  }

  /** The critical values of all steps, descending [steps]. */
  double[] criticalValues() {
    double[] z = new double[steps.size()];
    for (int j = 0; j < z.length; j++) {
      z[j] = critical(j);
    }
    return z;
  }

  /**
   * In words.
   *
   * @return for example {@code one-sided steps 0.025, 0.05}
   */
  public String label() {
    return sides.label()
        + (steps.size() > 1 ? " steps " : " step ")
        + steps.stream()
            .map(s -> String.format(Locale.ROOT, "%s", s))
            .collect(Collectors.joining(", "));
  }
}
