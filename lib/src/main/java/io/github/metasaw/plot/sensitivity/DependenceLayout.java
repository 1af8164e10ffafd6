package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Plane;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Places a sensitivity to rho, which runs to the right in every panel: one panel per coefficient of
 * the mean with its cluster-robust interval, then the SDs of the heterogeneity, then I2.
 */
final class DependenceLayout {

  private static final double PANEL = 270;
  private static final double HEIGHT = 226;
  private static final double TOP = 62;
  private static final int ACROSS = 3;
  private static final String RHO = "rho";

  private final DependenceData data;
  private final Transformation scale;
  private final List<Mark> marks = new ArrayList<>();
  private int placed;

  private DependenceLayout(DependenceData data, Transformation scale) {
    this.data = data;
    this.scale = scale;
  }

  static Scene draw(DependenceData data, Transformation scale) {
    return new DependenceLayout(data, scale).scene();
  }

  private Scene scene() {
    int panels = data.effects().size() + 2;
    double width = Math.min(ACROSS, panels) * PANEL;
    Legend legend = new Legend();
    String level = Digits.percent(data.setting().level());
    legend.point("estimate", Theme.ACCENT, Stroke.solid(Theme.ACCENT, 1));
    legend.line(level + " interval, cluster-robust", Stroke.solid(Theme.ACCENT, 2), "-");
    legend.line(level + " interval of the model", Stroke.dashed(Theme.MUTED, 1.2), "·");
    for (int s = 0; s < data.sources().size(); s++) {
      legend.line(label(data.sources().get(s)), Stroke.solid(colour(s), 2), "•");
    }
    double below = legend.draw(14, width - 14, 18, marks) + TOP - 18;
    data.effects().forEach(effect -> effect(effect, below));
    heterogeneity(below);
    inconsistency(below);
    int lines = (panels + ACROSS - 1) / ACROSS;
    return new Scene(
        width,
        below + lines * HEIGHT,
        Fonts.CELL * Plane.SIZE,
        16,
        "Sensitivity to the correlation of sampling errors within " + data.setting().cluster(),
        words(),
        marks);
  }

  private static String label(DependenceData.SourceByRho source) {
    return source.isOfRows()
        ? "SD of rows (%s)".formatted(source.name())
        : "SD of " + source.name();
  }

  private static String colour(int source) {
    return Theme.series(source + 1);
  }

  private Plane plane(double below, Transformation own, double... values) {
    int row = placed / ACROSS;
    double left = (placed % ACROSS) * PANEL;
    double top = below + row * HEIGHT;
    placed++;
    Axis y = Plane.axis(top + HEIGHT - 68, top, values);
    return new Plane(Plane.axis(left + 62, left + PANEL - 18, data.rho()), y.on(own), marks);
  }

  private void effect(DependenceData.EffectByRho effect, double below) {
    double[] all =
        Stream.of(effect.lower(), effect.upper(), effect.modelLower(), effect.modelUpper())
            .flatMapToDouble(Arrays::stream)
            .toArray();
    Plane plane = plane(below, scale, all);
    plane.level(0, Stroke.solid(Theme.RULE, 1));
    plane.axes(RHO, named(axis(effect)), 5);
    plane.curve(data.rho(), effect.modelLower(), Stroke.dashed(Theme.MUTED, 1.2));
    plane.curve(data.rho(), effect.modelUpper(), Stroke.dashed(Theme.MUTED, 1.2));
    for (int i = 0; i < data.rho().length; i++) {
      double px = plane.x().pixel(data.rho()[i]);
      if (Double.isFinite(effect.lower()[i])) {
        marks.add(
            new Mark.Line(
                px,
                plane.y().clipped(effect.lower()[i]),
                px,
                plane.y().clipped(effect.upper()[i]),
                Stroke.solid(Theme.ACCENT, 2)));
      }
      double py = plane.y().pixel(effect.estimate()[i]);
      marks.add(new Mark.Circle(px, py, 3.5, Theme.ACCENT, Stroke.solid(Theme.ACCENT, 1)));
    }
  }

  private String axis(DependenceData.EffectByRho effect) {
    return effect.term().isEmpty()
        ? data.setting().effect().axis(scale)
        : scale.noted(effect.term());
  }

  private static String named(String name) {
    return Fonts.fit(name, Plane.SIZE, false, PANEL - 40);
  }

  private void heterogeneity(double below) {
    double[] all =
        DoubleStream.concat(
                DoubleStream.of(0),
                data.sources().stream().flatMapToDouble(source -> Arrays.stream(source.sd())))
            .toArray();
    Plane plane = plane(below, Transformation.IDENTITY, all);
    plane.axes(RHO, "SD of true effects", 5);
    for (int s = 0; s < data.sources().size(); s++) {
      plane.curve(data.rho(), data.sources().get(s).sd(), Stroke.solid(colour(s), 2));
    }
  }

  private void inconsistency(double below) {
    double[] percent = Arrays.stream(data.i2()).map(share -> 100 * share).toArray();
    Plane plane = plane(below, Transformation.IDENTITY, percent);
    plane.axes(RHO, "I² (%)", 5);
    plane.curve(data.rho(), percent, Stroke.solid(Theme.INK, 2));
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    int last = data.rho().length - 1;
    words.append(
        "One model under %d correlations, from %s to %s. "
            .formatted(
                last + 1, Digits.significant(data.rho()[0]), Digits.significant(data.rho()[last])));
    for (DependenceData.EffectByRho effect : data.effects()) {
      words.append(range(axis(effect), effect.estimate(), scale));
    }
    for (DependenceData.SourceByRho source : data.sources()) {
      words.append(range(label(source), source.sd(), Transformation.IDENTITY));
    }
    return words.toString().strip();
  }

  private static String range(String name, double[] values, Transformation own) {
    return "%s from %s to %s. "
        .formatted(
            name,
            Digits.significant(Arrays.stream(values).min().orElse(Double.NaN), own),
            Digits.significant(Arrays.stream(values).max().orElse(Double.NaN), own));
  }
}
