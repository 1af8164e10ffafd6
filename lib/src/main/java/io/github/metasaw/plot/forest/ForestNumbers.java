package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.forest.ForestRow.Effect;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.scene.Digits;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How the numbers of a forest plot are written: decimals, brackets, headings. */
final class ForestNumbers {

  private final ForestData data;
  private final int decimals;
  private final int effectDecimals;

  ForestNumbers(ForestData data) {
    this.data = data;
    this.decimals = decimals(row -> row.kind() == Kind.EFFECT ? row.estimate() : Double.NaN);
    this.effectDecimals = decimals(row -> row.effect() == null ? Double.NaN : row.effect().mean());
  }

  /** Enough digits for the typical interval, and to distinguish some twenty shrunken means. */
  private int decimals(ToDoubleFunction<ForestRow> mean) {
    if (data.axis().digits().isPresent()) {
      return data.axis().digits().getAsInt();
    }
    double[] means =
        data.rows().stream().mapToDouble(mean).filter(Double::isFinite).sorted().toArray();
    if (data.scale().equals(Transformation.EXP)) {
      double least = means.length == 0 ? 1 : data.scale().apply(means[0]);
      return least >= 0.1 ? 2 : (int) Math.min(4, 1 - Math.floor(Math.log10(least)));
    }
    double range = means.length == 0 ? 0 : means[means.length - 1] - means[0];
    int needed = range > 0 ? (int) Math.ceil(Math.log10(20 / range)) : 0;
    double[] widths =
        data.rows().stream()
            .mapToDouble(row -> row.upper() - row.lower())
            .filter(w -> w > 0 && w < Double.POSITIVE_INFINITY)
            .sorted()
            .toArray();
    int typical = widths.length == 0 ? 2 : Digits.decimalsFor(widths[widths.length / 2]);
    return Math.min(10, Math.max(typical, needed));
  }

  /** A value as it is written, on the scale shown. */
  String number(double value) {
    return write(value, decimals);
  }

  /** With exactly the decimals that were asked for; else so that no ratio reads as 0. */
  private String write(double value, int places) {
    double shown = data.scale().apply(value);
    boolean isPlain = Double.isFinite(shown) && Math.abs(shown) < 1e7;
    return data.axis().digits().isPresent() && isPlain
        ? String.format(Locale.ROOT, "%." + places + "f", shown)
        : Digits.fixed(value, places, data.scale());
  }

  /** The estimate of a row; empty where there is none. */
  String estimate(ForestRow row) {
    return Double.isNaN(row.estimate()) || !row.isEstimate() ? "" : number(row.estimate());
  }

  private static boolean hasInterval(ForestRow row) {
    return row.isEstimate() && !Double.isNaN(row.lower());
  }

  /** {@code [0.12,}; empty without an interval. */
  String lower(ForestRow row) {
    return hasInterval(row) ? "[" + number(row.lower()) + "," : "";
  }

  /** {@code 0.34]}; empty without an interval. */
  String upper(ForestRow row) {
    return hasInterval(row) ? number(row.upper()) + "]" : "";
  }

  /** Estimate and interval in one text, as journals write it. */
  String joined(ForestRow row) {
    String interval =
        hasInterval(row) ? data.style().interval(number(row.lower()), number(row.upper())) : "";
    return (estimate(row) + " " + interval).strip();
  }

  /** The posterior mean; empty without a posterior. */
  String mean(ForestRow row) {
    Effect effect = row.effect();
    return effect == null ? "" : write(effect.mean(), effectDecimals);
  }

  /** The lower bound of the posterior: {@code [0.12,}. */
  String effectLower(ForestRow row) {
    Effect effect = row.effect();
    return effect == null ? "" : "[" + write(effect.interval().lower(), effectDecimals) + ",";
  }

  /** The upper bound of the posterior: {@code 0.34]}. */
  String effectUpper(ForestRow row) {
    Effect effect = row.effect();
    return effect == null ? "" : write(effect.interval().upper(), effectDecimals) + "]";
  }

  /** Posterior mean and interval in one text. */
  String joinedEffect(ForestRow row) {
    Effect effect = row.effect();
    return effect == null
        ? ""
        : mean(row)
            + " "
            + data.style()
                .interval(
                    write(effect.interval().lower(), effectDecimals),
                    write(effect.interval().upper(), effectDecimals));
  }

  /** The heading of estimates: {@code Odds ratio [95 % CI]}, and the model below it. */
  String heading() {
    boolean isOfPosteriors = data.rows().stream().anyMatch(row -> row.kind() == Kind.EFFECT);
    String level = data.style().percent(data.level());
    if (isOfPosteriors) {
      return effectHeading();
    }
    String model = data.style().namesModelInHead() ? data.onlyModel() : "";
    String head = data.effect() + " " + data.style().intervalHead(level + " CI");
    return model.isEmpty() ? head : head + "\n" + model;
  }

  /** The heading of posteriors: {@code Posterior [95 %]}. */
  String effectHeading() {
    return "Posterior " + data.style().intervalHead(data.style().percent(data.level()));
  }

  /** A weight as it is written; empty where there is none. */
  String weight(ForestRow row, int model) {
    double weight = row.weights().size() > model ? row.weights().get(model) : Double.NaN;
    return Double.isNaN(weight) ? "" : data.style().weight(weight);
  }
}
