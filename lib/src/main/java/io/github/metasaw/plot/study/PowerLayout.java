package io.github.metasaw.plot.study;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.study.StudyPower;
import io.github.metasaw.plot.scene.Colours;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Places a sunset plot: a funnel on bands of power, from red where studies find the effect hardly
 * ever to blue where they nearly always do.
 */
final class PowerLayout {

  private static final int BANDS = 10;
  private static final String LOW = "#c8553d";
  private static final String MIDDLE = "#f2c14e";
  private static final String HIGH = "#2f6db3";
  private static final double STRENGTH = 0.55;
  private static final double LABEL_GAP = 14;

  /** For the numbers of the bands at their right. */
  private static final double LABEL_ROOM = 12;

  private final StudyPower data;
  private final StudyField field;
  private final EffectName name;
  private final Transformation scale;
  private final double deepest;

  private PowerLayout(StudyPower data, EffectName name, Transformation scale) {
    this.data = data;
    this.name = name;
    this.scale = scale;
    this.deepest = 1.05 * Arrays.stream(data.errors()).max().orElse(1);
    DoubleStream more = DoubleStream.of(data.effect(), 0);
    Interval across =
        StudyField.range(DoubleStream.concat(Arrays.stream(data.estimates()), more).toArray());
    this.field = new StudyField(legend(), remarks(), across, new Interval(deepest, 0), scale);
  }

  static Scene draw(StudyPower data, EffectName name, Transformation scale) {
    return new PowerLayout(data, name, scale).scene();
  }

  private Legend legend() {
    Legend legend = new Legend();
    legend.point("study", Theme.INK, Stroke.solid(Theme.WHITE, 0.8));
    legend.rule("assumed true effect", Stroke.solid(Theme.ACCENT, 1.6));
    legend.rule("p = " + Digits.plain(data.alpha()), Stroke.dashed(Theme.INK, 1));
    legend.swatch("low power", colour(0), "");
    legend.swatch("high power", colour(BANDS - 1), "");
    return legend;
  }

  private List<String> remarks() {
    double half = Math.copySign(data.effectFor(StudyPower.ADEQUATE), data.effect());
    return List.of(
        "Median power %s to detect %s; %d of %d studies have a power of 80 %% or more."
            .formatted(
                percent(data.median()),
                Digits.significant(data.effect(), scale),
                data.adequateCount(),
                data.labels().size()),
        "Half of the studies would have a power of 80 %% if the effect were %s."
            .formatted(Digits.significant(half, scale)));
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  private static String colour(int band) {
    double share = band / (BANDS - 1.0);
    String full =
        share < 0.5
            ? Colours.mix(LOW, MIDDLE, 2 * share)
            : Colours.mix(MIDDLE, HIGH, 2 * share - 1);
    return Colours.tint(full, STRENGTH);
  }

  private Scene scene() {
    bands();
    field.panel().vertical(0, Stroke.solid(Theme.WHITE, 1));
    field.panel().vertical(data.effect(), Stroke.solid(Theme.ACCENT, 1.6));
    if (data.alternative() != Alternative.LESS) {
      limit(1);
    }
    if (data.alternative() != Alternative.GREATER) {
      limit(-1);
    }
    double radius = StudyField.radius(data.labels().size());
    for (int i = 0; i < data.errors().length; i++) {
      field.point(data.estimates()[i], data.errors()[i], radius, Theme.INK);
    }
    field.axes(name.on(scale) + scale.axisNote(), "Standard error");
    return field.scene(
        "Power of the studies", String.join(" ", remarks()), StudyField.WIDTH + LABEL_ROOM);
  }

  /** A stripe for each tenth of power, and its number where there is room. */
  private void bands() {
    double above = field.top();
    double last = field.top();
    for (int band = BANDS - 1; band >= 0; band--) {
      double power = band / (double) BANDS;
      double error = band == 0 ? Double.NaN : data.standardError(power);
      boolean isEnd = !(error < deepest);
      double below = isEnd ? field.top() + StudyField.HEIGHT : field.y(error);
      // A study that is endlessly small still has a power of alpha, so the last band may have none.
      int shown = Double.isNaN(error) && band > 0 ? 0 : band;
      field
          .marks()
          .add(
              new Mark.Rect(
                  StudyField.LEFT,
                  above,
                  StudyField.RIGHT - StudyField.LEFT,
                  below - above,
                  colour(shown),
                  ""));
      if (isEnd) {
        return;
      }
      if (below - last >= LABEL_GAP) {
        new TextWriter(field.marks())
            .write(
                StudyField.RIGHT + 4,
                below + 4,
                percent(power),
                false,
                Anchor.START,
                Theme.INK,
                percent(power));
        last = below;
      }
      above = below;
    }
  }

  /** The estimates that are just significant, on one side. */
  private void limit(int side) {
    double critical = side * data.alternative().critical(data.alpha());
    double end = side > 0 ? field.panel().x().high() : field.panel().x().low();
    double error = Math.min(deepest, end / critical);
    field
        .marks()
        .add(
            new Mark.Line(
                field.x(0),
                field.y(0),
                field.x(critical * error),
                field.y(error),
                Stroke.dashed(Theme.INK, 1)));
  }
}
