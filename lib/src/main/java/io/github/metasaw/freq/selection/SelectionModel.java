package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.FunnelPredictor;
import java.util.Arrays;

/**
 * A selection model: what makes a study likely to be published. R: metafor's {@code selmodel}.
 *
 * <pre>{@code
 * SelectionFit sel = SelectionModel.of(SelectionType.STEP).withSteps(0.025, 0.5).fit(fit);
 * sel.delta();      // how likely studies with p above 0.025 and above 0.5 are to be published
 * }</pre>
 */
public final class SelectionModel {

  private final SelectionSettings settings;

  private SelectionModel(SelectionSettings settings) {
    this.settings = settings;
  }

  /**
   * A model of a type, for effects above 0, all its parameters estimated.
   *
   * @param type family of the weight function
   * @return without steps, which a step function needs
   */
  public static SelectionModel of(SelectionType type) {
    return new SelectionModel(SelectionSettings.of(type));
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

  /**
   * Another direction of selection.
   *
   * @param other which effects are favoured
   * @return a copy
   * @throws MetaException for both directions, of truncation
   */
  public SelectionModel withAlternative(Alternative other) {
    SelectionType type = settings.type();
    if (type.isTruncation() && other == Alternative.TWO_SIDED) {
      throw MetaException.format(
          "truncation favours effects on one side of a cut-point; take %s or %s",
          Alternative.GREATER.id(), Alternative.LESS.id());
    }
    return new SelectionModel(settings.withAlternative(other));
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
    return new SelectionModel(settings.withSteps(StepRules.checked(settings.type(), values)));
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
    SelectionType type = settings.type();
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
    return new SelectionModel(settings.withDelta(values));
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
    SelectionType type = settings.type();
    if (!(value > type.lowest() && value < Double.POSITIVE_INFINITY)) {
      throw MetaException.format(
          "the upper end of the range of delta must be above 0, not %s", StepRules.number(value));
    }
    if (type == SelectionType.STEPCON) {
      throw MetaException.format("the weights of %s are 1 at most", type.id());
    }
    return new SelectionModel(settings.withHighestDelta(value));
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
    SelectionType type = settings.type();
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
    return new SelectionModel(settings.withPrecision(measure));
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
    return SelectionFit.fit(SelectionProblem.of(settings, fit));
  }

  /**
   * The settings of the model.
   *
   * @return type, alternative, steps and given values
   */
  public SelectionSettings settings() {
    return settings;
  }
}
