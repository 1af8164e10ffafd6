package io.github.metasaw.data.effect.formula;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Sample;
import io.github.metasaw.distribution.FisherZ;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Formulas whose estimates are a function f of those of another formula: variances are those of the
 * other times f'(y)^2 (delta method).
 */
final class DeltaMethod {

  private DeltaMethod() {}

  /** The estimates of another formula, times a factor. */
  static <S extends Sample> BiFunction<S, EffectOptions, EffectSizes> scaled(
      double factor, BiFunction<S, EffectOptions, EffectSizes> formula) {
    return transformed(formula, y -> factor * y, y -> factor);
  }

  /** Fisher's z of the estimates of another formula; infinite for those beyond -1 or 1. */
  static <S extends Sample> BiFunction<S, EffectOptions, EffectSizes> fisherZ(
      BiFunction<S, EffectOptions, EffectSizes> formula) {
    return transformed(formula, FisherZ::ofEstimate, r -> 1 / (1 - r * r));
  }

  /** The estimates of another formula, transformed by a function with a derivative. */
  static <S extends Sample> BiFunction<S, EffectOptions, EffectSizes> transformed(
      BiFunction<S, EffectOptions, EffectSizes> formula,
      DoubleUnaryOperator transformation,
      DoubleUnaryOperator derivative) {
    return (sample, options) -> {
      EffectSizes sizes = formula.apply(sample, options);
      return EffectSizes.of(
          sizes.ni(),
          i -> transformation.applyAsDouble(sizes.yi()[i]),
          i -> {
            double slope = derivative.applyAsDouble(sizes.yi()[i]);
            return slope * slope * sizes.vi()[i];
          });
    };
  }
}
