package io.github.metasaw.plot.study;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.draws.Quantiles;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.study.Drapery;
import io.github.metasaw.freq.study.PValueFunction;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Places p-value functions: those of the studies behind, the pooled effect before them. */
final class DraperyLayout {

  /** Where curves have points, in SDs from their tops: close where they bend. */
  private static final double[] STEPS = {
    0.05, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.65, 1.8, 1.95,
    2.1, 2.25, 2.4, 2.6, 2.8, 3, 3.25, 3.5, 4, 4.5, 5, 6
  };

  /** The same where there are very many. */
  private static final double[] COARSE_STEPS = {
    0.15, 0.35, 0.6, 0.85, 1.1, 1.4, 1.7, 2, 2.4, 2.9, 3.5, 4.5
  };

  private static final int VERY_MANY = 100;
  private static final double LEVEL_SHOWN = 0.999;
  private static final Stroke POOLED = Stroke.solid(Theme.ACCENT, 2.4);
  private static final Stroke NEXT = Stroke.dashed(Theme.GREEN, 1.8);

  private DraperyLayout() {}

  static Scene draw(Drapery data, EffectName name, Transformation scale) {
    boolean areMany = data.studies().size() > 40;
    Stroke study = Stroke.solid(areMany ? Theme.BAR : Theme.RULE, areMany ? 0.6 : 0.9);
    double p = 1 - data.level();
    Stroke rule = Stroke.dashed(Theme.MUTED, 1);
    Legend legend = new Legend();
    legend.line("study", Stroke.solid(Theme.RULE, 1.2), "·");
    legend.line("pooled effect", POOLED, "•");
    data.prediction().ifPresent(next -> legend.line("next study's effect", NEXT, "·"));
    legend.rule("p = " + Digits.plain(Math.round(p * 1e6) / 1e6), rule);
    StudyField field = new StudyField(legend, List.of(), shown(data), new Interval(0, 1), scale);
    field.panel().vertical(data.noEffect(), Stroke.solid(Theme.RULE, 1));
    for (PValueFunction function : data.studies()) {
      curve(field, function, study, data.studies().size() > VERY_MANY ? COARSE_STEPS : STEPS);
    }
    field.panel().horizontal(p, rule);
    data.prediction().ifPresent(next -> curve(field, next, NEXT, STEPS));
    curve(field, data.pooled(), POOLED, STEPS);
    field.axes(name.axis(scale), "p value of each hypothesised effect");
    return field.scene("Drapery plot", words(data, scale));
  }

  private static String words(Drapery data, Transformation scale) {
    Interval interval = data.pooled().interval(data.level());
    return "p-value functions of %d studies and of the pooled effect %s, which is at least %s from %s to %s."
        .formatted(
            data.studies().size(),
            Digits.significant(data.pooled().estimate(), scale),
            Digits.plain(Math.round((1 - data.level()) * 1e6) / 1e6),
            Digits.significant(interval.lower(), scale),
            Digits.significant(interval.upper(), scale));
  }

  /** All estimates, most of the curves of most studies, and those of the model. */
  private static Interval shown(Drapery data) {
    double[] low = data.studies().stream().mapToDouble(f -> f.estimate() - 2 * f.sd()).toArray();
    double[] high = data.studies().stream().mapToDouble(f -> f.estimate() + 2 * f.sd()).toArray();
    DoubleStream estimates = data.studies().stream().mapToDouble(PValueFunction::estimate);
    Interval pooled = data.pooled().interval(LEVEL_SHOWN);
    Interval next =
        data.prediction()
            .filter(function -> !(function.df() < 2))
            .map(function -> function.interval(data.level()))
            .orElse(pooled);
    DoubleStream ends =
        DoubleStream.of(
            Quantiles.of(low, 0.2)[0], Quantiles.of(high, 0.8)[0], next.lower(), next.upper());
    return StudyField.range(DoubleStream.concat(estimates, ends).toArray());
  }

  private static void curve(
      StudyField field, PValueFunction function, Stroke stroke, double... steps) {
    double low = field.panel().x().low();
    double high = field.panel().x().high();
    List<Double> xs = new ArrayList<>();
    for (int i = steps.length - 1; i >= 0; i--) {
      xs.add(function.estimate() - steps[i] * function.sd());
    }
    xs.add(function.estimate());
    for (double step : steps) {
      xs.add(function.estimate() + step * function.sd());
    }
    double[] inside =
        xs.stream().mapToDouble(x -> Math.max(low, Math.min(high, x))).distinct().toArray();
    if (inside.length > 1) {
      double[] p = DoubleStream.of(inside).map(function::p).toArray();
      field.panel().curve(new Curve(inside, p), stroke, stroke.equals(POOLED) ? "•" : "·");
    }
  }
}
