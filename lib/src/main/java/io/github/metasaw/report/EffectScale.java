package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import java.util.List;
import java.util.Locale;

/** What a sheet says of the scale its effects are shown on. */
final class EffectScale {

  private EffectScale() {}

  /** Heading of the column of estimates: {@code estimate}, {@code ratio}. */
  static String heading(Transformation scale) {
    return scale.label().toLowerCase(Locale.ROOT);
  }

  /** The line below a sheet; none on the scale of the analysis. */
  static List<String> note(Transformation scale) {
    return switch (scale) {
      case IDENTITY -> List.of();
      case EXP ->
          List.of(
              "Effects and the bounds of their intervals are ratios, exp of the logs analysed;"
                  + " everything else, heterogeneity above all, is on the scale of the logs.");
    };
  }
}
