package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Locale;

/** Which steps a type of weight function takes. */
final class StepRules {

  private StepRules() {}

  /** The steps as a weight function has them: ascending, each once, of a step function up to 1. */
  static double[] checked(SelectionType type, double... values) {
    double[] steps = Arrays.stream(values).sorted().distinct().toArray();
    for (double step : steps) {
      if (!Double.isFinite(step)) {
        throw MetaException.of("steps are numbers; one of them is missing or infinite");
      }
      if (type != SelectionType.TRUNC && !(step > 0 && step <= 1)) {
        throw MetaException.format("steps are p values above 0 and up to 1, not %s", number(step));
      }
    }
    if (type == SelectionType.TRUNCEST && steps.length > 0) {
      throw MetaException.format(
          "%s estimates its cut-point; to give it, take the type %s",
          type.id(), SelectionType.TRUNC.id());
    }
    if (type == SelectionType.TRUNC && steps.length > 1) {
      throw MetaException.of("truncation takes one cut-point, an effect");
    }
    if (type.isStep()) {
      return ofStepFunction(steps);
    }
    if (type == SelectionType.BETA) {
      return ofBeta(steps);
    }
    return type.isDecay() ? ofDecay(steps) : steps;
  }

  private static double[] ofStepFunction(double... steps) {
    if (steps.length == 0 || steps[0] == 1) {
      throw MetaException.of("a step function needs at least one step below 1, for example 0.025");
    }
    if (steps[steps.length - 1] == 1) {
      return steps;
    }
    double[] all = Arrays.copyOf(steps, steps.length + 1);
    all[steps.length] = 1;
    return all;
  }

  private static double[] ofBeta(double... steps) {
    if (steps.length != 0 && (steps.length != 2 || steps[1] == 1)) {
      throw MetaException.of(
          "a beta weight function takes two steps below 1, the p values between which it varies,"
              + " or none");
    }
    return steps;
  }

  private static double[] ofDecay(double... steps) {
    double[] inner = Arrays.stream(steps).filter(step -> step < 1).toArray();
    if (inner.length > 1 || (inner.length < steps.length && inner.length == 0)) {
      throw MetaException.of(
          "a decaying weight function takes one step below 1, the p value up to which the weight is"
              + " 1, or none");
    }
    return inner;
  }

  /** A number as messages write it. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value).replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
