package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.Digits;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How the axis of effects in a forest plot is asked for. What is not asked for follows from the
 * data.
 *
 * @param limits ends of the axis; null for those that the intervals need
 * @param ticks values at which ticks stand, ascending; empty for round values
 * @param favours words below the left and the right half; empty for none
 * @param digits decimals of estimates and bounds; empty for as many as the intervals need
 * @param reference value of the solid vertical line, on the scale of the analysis; empty for that
 *     of no effect, NaN for none
 */
public record ForestAxis(
    @Nullable Interval limits,
    List<Double> ticks,
    List<String> favours,
    OptionalInt digits,
    OptionalDouble reference) {

  private static final int MAX_DIGITS = 8;

  private static final ForestAxis BY_DATA =
      new ForestAxis(null, List.of(), List.of(), OptionalInt.empty(), OptionalDouble.empty());

  /** Takes copies. */
  public ForestAxis {
    ticks = List.copyOf(ticks);
    favours = List.copyOf(favours);
  }

  /** An axis that follows from the data alone. */
  static ForestAxis byData() {
    return BY_DATA;
  }

  ForestAxis withLimits(double low, double high) {
    if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
      throw MetaException.of(
          "an axis runs from a smaller to a larger number, not from %s to %s"
              .formatted(Digits.plain(low), Digits.plain(high)));
    }
    return new ForestAxis(new Interval(low, high), ticks, favours, digits, reference);
  }

  ForestAxis withTicks(List<Double> values) {
    if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
      throw MetaException.of("ticks stand at one or more numbers");
    }
    return new ForestAxis(
        limits, values.stream().sorted().distinct().toList(), favours, digits, reference);
  }

  ForestAxis withFavours(String left, String right) {
    return new ForestAxis(limits, ticks, List.of(left, right), digits, reference);
  }

  ForestAxis withDigits(int decimals) {
    if (decimals < 0 || decimals > MAX_DIGITS) {
      throw MetaException.of(
          "effects are written with 0 to %d decimals, not %d".formatted(MAX_DIGITS, decimals));
    }
    return new ForestAxis(limits, ticks, favours, OptionalInt.of(decimals), reference);
  }

  ForestAxis withReference(double value) {
    return new ForestAxis(limits, ticks, favours, digits, OptionalDouble.of(value));
  }

  /**
   * The same axis with limits and ticks on the scale of the analysis, and with its reference.
   *
   * @param scale on which limits and ticks were asked for
   * @param noEffect the reference where none was asked for; NaN for none
   * @return a copy
   * @throws MetaException for a number without a place on the axis
   */
  ForestAxis analysed(Transformation scale, double noEffect) {
    Interval given = limits;
    List<Double> places = ticks.stream().map(tick -> placed(tick, scale)).toList();
    Interval ends = null;
    if (given != null) {
      for (double tick : ticks) {
        refuseBeyond(given, tick);
      }
      ends = new Interval(placed(given.lower(), scale), placed(given.upper(), scale));
    }
    return new ForestAxis(
        ends, places, favours, digits, OptionalDouble.of(reference.orElse(noEffect)));
  }

  private static void refuseBeyond(Interval ends, double tick) {
    if (tick < ends.lower() || tick > ends.upper()) {
      throw MetaException.of(
          "a tick at %s lies beyond the axis, which runs from %s to %s"
              .formatted(
                  Digits.plain(tick), Digits.plain(ends.lower()), Digits.plain(ends.upper())));
    }
  }

  private static double placed(double value, Transformation scale) {
    double place = scale.inverse(value);
    if (!Double.isFinite(place)) {
      throw MetaException.of(
          "%s has no place on the axis, which has a %s scale"
              .formatted(Digits.plain(value), scale.analysis()));
    }
    return place;
  }

  /** The value of the solid vertical line; NaN for none. */
  double referenceLine() {
    return reference.orElse(Double.NaN);
  }

  /** The words below one half of the axis: {@code Favours control}. */
  String favoured(int side) {
    String words = favours.get(side);
    return words.matches("(?i)favou?rs .*") || words.isBlank() ? words : "Favours " + words;
  }
}
