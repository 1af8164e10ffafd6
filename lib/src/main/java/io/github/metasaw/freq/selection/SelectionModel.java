package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.FunnelPredictor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A selection model: what makes a study likely to be published. R: metafor's {@code selmodel}.
 *
 * <pre>{@code
 * SelectionFit sel = SelectionModel.of(SelectionType.STEP).withSteps(0.025, 0.5).fit(fit);
 * sel.delta();      // how likely studies with p above 0.025 and above 0.5 are to be published
 * }</pre>
 */
public final class SelectionModel {

  private static final double[] NONE = {};

  private final SelectionType type;
  private Alternative alternative = Alternative.GREATER;
  private double[] steps = NONE;
  private double[] delta = NONE;
  private double highest;
  private @Nullable FunnelPredictor precision;

  private SelectionModel(SelectionType type) {
    this.type = type;
    this.highest = type.highest();
  }

  /**
   * A model of a type, for effects above 0, all its parameters estimated.
   *
   * @param type family of the weight function
   * @return without steps, which a step function needs
   */
  public static SelectionModel of(SelectionType type) {
    return new SelectionModel(type);
  }

  /**
   * A model of a type, by its name.
   *
   * @param type as {@link SelectionType#parse} takes it
   * @return as {@link #of(SelectionType)}
   * @throws MetaException for another name
   */
  public static SelectionModel of(String type) {
    return of(SelectionType.parse(type));
  }

  private SelectionModel copy() {
    SelectionModel copy = new SelectionModel(type);
    copy.alternative = alternative;
    copy.steps = steps;
    copy.delta = delta;
    copy.highest = highest;
    copy.precision = precision;
    return copy;
  }

  /**
   * Another direction of selection.
   *
   * @param other which effects are favoured
   * @return a copy
   * @throws MetaException for both directions, of truncation
   */
  public SelectionModel withAlternative(Alternative other) {
    if (type.isTruncation() && other == Alternative.TWO_SIDED) {
      throw MetaException.format(
          "truncation favours effects on one side of a cut-point; take %s or %s",
          Alternative.GREATER.id(), Alternative.LESS.id());
    }
    SelectionModel copy = copy();
    copy.alternative = other;
    return copy;
  }

  /**
   * Where the weight function changes.
   *
   * @param values p values in any order: of a step function the ends of its intervals, 1 need not
   *     be named; of a decaying function the p value up to which the weight is 1; of a beta
   *     function the two p values between which it varies; of truncation the effect at which
   *     studies are truncated, 0 if none is given
   * @return a copy
   * @throws MetaException for values that the type does not take
   */
  public SelectionModel withSteps(double... values) {
    SelectionModel copy = copy();
    copy.steps = StepRules.checked(type, values);
    return copy;
  }

  /**
   * Values of the parameters of the weight function.
   *
   * @param values one per parameter, NaN for those that are to be estimated; of a step function one
   *     per interval, the first 1
   * @return a copy
   * @throws MetaException for values outside the range of the parameters
   */
  public SelectionModel withDelta(double... values) {
    for (int a = 0; a < values.length; a++) {
      double value = values[a];
      boolean isCut = type == SelectionType.TRUNCEST && a == 1;
      if (!isCut && (value < 0 || Double.isInfinite(value))) {
        throw MetaException.format(
            "a parameter of selection is 0 or larger, not %s", StepRules.number(value));
      }
      if (type == SelectionType.BETA && value == 0) {
        throw MetaException.of("the parameters of a beta weight function are above 0");
      }
    }
    if (type == SelectionType.STEPCON && Arrays.stream(values).anyMatch(v -> !Double.isNaN(v))) {
      throw MetaException.format(
          "%s estimates its weights; give values of them to the type %s",
          type.id(), SelectionType.STEP.id());
    }
    SelectionModel copy = copy();
    copy.delta = values.clone();
    return copy;
  }

  /**
   * Another upper end of the range in which the parameters are searched: 1 keeps the weights of a
   * step function from exceeding that of its first interval.
   *
   * @param value above 0; 100 if none is given
   * @return a copy
   * @throws MetaException for a value that is not above 0, and for a function that never rises
   */
  public SelectionModel withHighestDelta(double value) {
    if (!(value > type.lowest() && value < Double.POSITIVE_INFINITY)) {
      throw MetaException.format(
          "the upper end of the range of delta must be above 0, not %s", StepRules.number(value));
    }
    if (type == SelectionType.STEPCON) {
      throw MetaException.format("the weights of %s are 1 at most", type.id());
    }
    SelectionModel copy = copy();
    copy.highest = value;
    return copy;
  }

  /**
   * Selection that is weaker for precise studies: the first parameter of a decaying function is
   * multiplied by a measure of imprecision over its largest value.
   *
   * @param measure {@code sei, vi, ninv} or {@code sqrtninv}
   * @return a copy
   * @throws MetaException for a function that does not decay, and a measure that grows with a study
   */
  public SelectionModel withPrecision(FunnelPredictor measure) {
    if (!type.isDecay()) {
      throw MetaException.format(
          "a measure of precision is for weights that decay from p = 0 on, not for the type %s",
          type.id());
    }
    if (!measure.vanishes()) {
      throw MetaException.format(
          "selection is weaker for precise studies, so it takes a measure that is small for them:"
              + " sei, vi, ninv or sqrtninv, not %s",
          measure.id());
    }
    SelectionModel copy = copy();
    copy.precision = measure;
    return copy;
  }

  /**
   * Fits the model.
   *
   * @param fit of the same studies without selection, with one tau2; its tau2 is estimated again,
   *     by maximum likelihood, unless it is fixed or the method puts it at 0
   * @return the fit with selection
   * @throws MetaException for a fit with a structure of its covariance or with weights, fewer than
   *     three studies, fewer studies than parameters, and steps or parameters that do not go with
   *     the type
   */
  public SelectionFit fit(FrequentistFit fit) {
    return SelectionFit.fit(SelectionProblem.of(this, fit));
  }

  /** The family of the weight function. */
  public SelectionType type() {
    return type;
  }

  /** Which effects are favoured. */
  public Alternative alternative() {
    return alternative;
  }

  /** Where the weight function changes, as {@link #withSteps} has read it; a copy. */
  public double[] steps() {
    return steps.clone();
  }

  /** Values of the parameters, NaN for those estimated; empty if none is given; a copy. */
  public double[] delta() {
    return delta.clone();
  }

  /** Upper end of the range of the parameters. */
  public double highestDelta() {
    return highest;
  }

  /** What makes selection weaker for precise studies; null for nothing. */
  public @Nullable FunnelPredictor precision() {
    return precision;
  }

  /**
   * The rule of selection, with the values that are given.
   *
   * @throws MetaException for steps that are missing, and another number of values than parameters
   */
  SelectionRule rule() {
    if (type.isStep() && steps.length == 0) {
      throw MetaException.format(
          "a %s needs steps, the p values at which the probability of publication may change, for"
              + " example 0.025",
          type.label());
    }
    WeightFunction function = WeightFunction.of(type, type.isTruncation() ? NONE : steps);
    boolean isEstimatedCut = type == SelectionType.TRUNCEST;
    int all = function.parameters() + (isEstimatedCut ? 1 : 0);
    if (delta.length > 0 && delta.length != all) {
      throw MetaException.format(
          "this model has %d parameters of selection, and %d values are given", all, delta.length);
    }
    double[] given = Arrays.copyOf(delta, all);
    if (delta.length == 0) {
      Arrays.fill(given, Double.NaN);
    }
    if (type.isStep()) {
      if (Double.isNaN(given[0])) {
        given[0] = 1;
      }
      if (given[0] != 1) {
        throw MetaException.format(
            "weights are relative to that of the smallest p values, which is 1, not %s",
            StepRules.number(given[0]));
      }
    }
    double sign = alternative.sign();
    double cut =
        switch (type) {
          case TRUNC -> sign * (steps.length == 0 ? 0 : steps[0]);
          case TRUNCEST -> sign * given[1];
          default -> Double.NaN;
        };
    return SelectionRule.of(
        function,
        alternative == Alternative.TWO_SIDED,
        cut,
        Arrays.copyOf(given, function.parameters()),
        highest);
  }
}
