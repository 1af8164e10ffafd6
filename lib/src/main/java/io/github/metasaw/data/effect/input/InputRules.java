package io.github.metasaw.data.effect.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Collects what is impossible in raw data: {@code InputRules.of(raw).notNegative(AI).faults()}.
 * Missing values break no rule.
 */
public final class InputRules {

  private final RawData raw;
  private final List<InputFault> faults = new ArrayList<>();

  private InputRules(RawData raw) {
    this.raw = raw;
  }

  /**
   * The rules of some data.
   *
   * @param raw the data
   * @return no fault yet
   */
  public static InputRules of(RawData raw) {
    return new InputRules(raw);
  }

  /**
   * What was found.
   *
   * @return faults in the order of the rules
   */
  public List<InputFault> faults() {
    return List.copyOf(faults);
  }

  /**
   * Counts.
   *
   * @param inputs that must not be negative
   * @return these rules
   */
  public InputRules count(Input... inputs) {
    return each("must not be negative (it is a count)", value -> value >= 0, inputs);
  }

  /**
   * Standard deviations.
   *
   * @param inputs that must not be negative
   * @return these rules
   */
  public InputRules sd(Input... inputs) {
    return each("must not be negative (it is a standard deviation)", value -> value >= 0, inputs);
  }

  /**
   * Sizes and person-times.
   *
   * @param inputs that must be above 0
   * @return these rules
   */
  public InputRules positive(Input... inputs) {
    return each("must be above 0", value -> value > 0, inputs);
  }

  /**
   * Sizes of samples of which a spread is known.
   *
   * @param inputs that must be at least 2
   * @return these rules
   */
  public InputRules atLeastTwo(Input... inputs) {
    return each("must be at least 2", value -> value >= 2, inputs);
  }

  /**
   * Correlations.
   *
   * @param inputs that must lie between -1 and 1
   * @return these rules
   */
  public InputRules correlation(Input... inputs) {
    return each("must lie between -1 and 1 (it is a correlation)", v -> Math.abs(v) <= 1, inputs);
  }

  /**
   * Proportions.
   *
   * @param inputs that must lie between 0 and 1
   * @return these rules
   */
  public InputRules proportion(Input... inputs) {
    return each("must lie between 0 and 1", value -> value >= 0 && value <= 1, inputs);
  }

  /**
   * Two-sided p values with the sign of the effect.
   *
   * @param inputs whose absolute values must lie between 0 and 1
   * @return these rules
   */
  public InputRules signedP(Input... inputs) {
    return each("must lie between -1 and 1 (it is a p value)", v -> Math.abs(v) <= 1, inputs);
  }

  /**
   * Any rule for single values that holds on an interval.
   *
   * @param must the rule in words
   * @param rule whether a value satisfies the rule; if two values do, all values between them must
   *     too
   * @param inputs inputs to which the rule applies
   * @return these rules
   */
  public InputRules each(String must, DoublePredicate rule, Input... inputs) {
    for (Input input : inputs) {
      double[] values = raw.column(input);
      // If the smallest and the largest value are valid, all are.
      boolean isGood = areGood(values, rule);
      for (int i = 0; !isGood && i < values.length; i++) {
        double value = values[i];
        if (Double.isInfinite(value)) {
          faults.add(new InputFault(i, input, "must be finite", value));
        } else if (!Double.isNaN(value) && !rule.test(value)) {
          faults.add(new InputFault(i, input, must, value));
        }
      }
    }
    return this;
  }

  private static boolean areGood(double[] values, DoublePredicate rule) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = value < least ? value : least;
      most = value > most ? value : most;
    }
    boolean areMissing = least > most;
    return areMissing
        || (Double.isFinite(least) && Double.isFinite(most) && rule.test(least) && rule.test(most));
  }

  /**
   * Events among people.
   *
   * @param part that must not be larger
   * @param whole than this
   * @return these rules
   */
  public InputRules within(Input part, Input whole) {
    double[] parts = raw.column(part);
    double[] wholes = raw.column(whole);
    for (int i = 0; i < Math.min(parts.length, wholes.length); i++) {
      if (parts[i] > wholes[i]) {
        List<Input> others = List.of(whole);
        faults.add(new InputFault(i, part, "must not be larger than %s", others, parts[i]));
      }
    }
    return this;
  }

  /**
   * A total that is given with its parts.
   *
   * @param total that must be the sum
   * @param first part
   * @param second part
   * @return these rules
   */
  public InputRules sum(Input total, Input first, Input second) {
    double[] totals = raw.column(total);
    double[] firsts = raw.column(first);
    double[] seconds = raw.column(second);
    boolean isGiven = firsts.length > 0 && seconds.length > 0;
    for (int i = 0; isGiven && i < totals.length; i++) {
      double sum = firsts[i] + seconds[i];
      double value = totals[i];
      if (!Double.isNaN(sum) && !Double.isNaN(value) && sum != value) {
        faults.add(new InputFault(i, total, "must be %s + %s", List.of(first, second), value));
      }
    }
    return this;
  }
}
