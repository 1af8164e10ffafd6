package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Colours;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places the fits of subsets: effect to the right, I2 upward, a cell the darker the more subsets
 * fall into it, marginal counts above and beside. With a study, cells are coloured by the share of
 * their subsets that include it.
 */
final class GoshLayout {

  private static final double WIDTH = 514;

  /** With a legend at the right. */
  private static final double KEYED_WIDTH = 620;

  private static final double HEIGHT = 470;
  private static final double LEFT = 62;
  private static final double RIGHT = 440;
  private static final double TOP = 92;
  private static final double BOTTOM = 410;
  private static final double MARGIN = 52;
  private static final double GAP = 6;
  private static final double SIZE = 12;

  private final GoshData data;
  private final List<Mark> marks = new ArrayList<>();
  private final Axis x;
  private final Axis y = new Axis(0, 100, BOTTOM, TOP);

  private GoshLayout(GoshData data) {
    this.data = data;
    this.x = new Axis(data.low(), data.high(), LEFT, RIGHT, data.scale());
  }

  static Scene draw(GoshData data) {
    return new GoshLayout(data).scene();
  }

  private Scene scene() {
    cells();
    margins();
    axes();
    if (!data.study().isEmpty()) {
      key();
    }
    String description =
        "The pooled effects of %s, from %s to %s, with their I2%s."
            .formatted(
                data.subsets(),
                Digits.significant(data.low(), data.scale()),
                Digits.significant(data.high(), data.scale()),
                data.study().isEmpty() ? "" : ", coloured by whether they include " + data.study());
    return new Scene(
        data.study().isEmpty() ? WIDTH : KEYED_WIDTH,
        HEIGHT,
        Fonts.CELL * SIZE,
        16,
        "GOSH plot: effects of subsets of the studies",
        description,
        marks);
  }

  private void cells() {
    double width = (RIGHT - LEFT) / GoshData.COLUMNS;
    double height = (BOTTOM - TOP) / GoshData.ROWS;
    double most = Arrays.stream(data.counts()).flatMapToInt(Arrays::stream).max().orElse(1);
    for (int i = 0; i < GoshData.COLUMNS; i++) {
      for (int j = 0; j < GoshData.ROWS; j++) {
        int count = data.counts()[i][j];
        if (count > 0) {
          double strength = 0.25 + 0.75 * Math.log1p(count) / Math.log1p(most);
          double share = (double) data.with()[i][j] / count;
          // Warm without the study, the accent with it; paler for few subsets.
          String colour = Colours.tint(Colours.mix(Theme.WARM, Theme.ACCENT, share), strength);
          marks.add(
              new Mark.Rect(
                  LEFT + i * width, BOTTOM - (j + 1) * height, width, height, colour, "▪"));
        }
      }
    }
  }

  private void margins() {
    int[] byEffect = data.byEffect();
    int[] byI2 = data.byI2();
    double mostEffect = Arrays.stream(byEffect).max().orElse(1);
    double mostI2 = Arrays.stream(byI2).max().orElse(1);
    double width = (RIGHT - LEFT) / GoshData.COLUMNS;
    double height = (BOTTOM - TOP) / GoshData.ROWS;
    for (int i = 0; i < GoshData.COLUMNS; i++) {
      double bar = MARGIN * byEffect[i] / mostEffect;
      marks.add(new Mark.Rect(LEFT + i * width, TOP - GAP - bar, width, bar, Theme.BAR, ""));
    }
    for (int j = 0; j < GoshData.ROWS; j++) {
      double bar = MARGIN * byI2[j] / mostI2;
      marks.add(new Mark.Rect(RIGHT + GAP, BOTTOM - (j + 1) * height, bar, height, Theme.BAR, ""));
    }
  }

  private void axes() {
    marks.add(new Mark.Line(LEFT, BOTTOM, RIGHT, BOTTOM, Stroke.solid(Theme.INK, 1)));
    marks.add(new Mark.Line(LEFT, TOP, LEFT, BOTTOM, Stroke.solid(Theme.INK, 1)));
    for (Axis.Tick tick : x.ticks(7)) {
      double px = x.pixel(tick.value());
      marks.add(new Mark.Line(px, BOTTOM, px, BOTTOM + 5, Stroke.solid(Theme.INK, 1)));
      text(px, BOTTOM + 19, tick.label(), Anchor.MIDDLE);
    }
    for (Axis.Tick tick : y.ticks(6)) {
      double py = y.pixel(tick.value());
      marks.add(new Mark.Line(LEFT - 5, py, LEFT, py, Stroke.solid(Theme.INK, 1)));
      text(LEFT - 8, py + 4, tick.label(), Anchor.END);
    }
    text((LEFT + RIGHT) / 2, BOTTOM + 42, "Effect" + data.scale().axisNote(), Anchor.MIDDLE);
    text(LEFT - 52, TOP - 10, "I² (%)", Anchor.START);
  }

  private void key() {
    double px = RIGHT + MARGIN + 3 * GAP;
    String label = Fonts.shorten(data.study(), SIZE, false, KEYED_WIDTH - px - 8);
    marks.add(new Mark.Rect(px, TOP, 14, 14, Theme.ACCENT, ""));
    text(px + 20, TOP + 11, "with", Anchor.START);
    marks.add(new Mark.Rect(px, TOP + 22, 14, 14, Theme.WARM, ""));
    text(px + 20, TOP + 33, "without", Anchor.START);
    text(px, TOP - 10, label, Anchor.START);
  }

  private void text(double px, double py, String text, Anchor anchor) {
    marks.add(new Mark.Text(px, py, text, SIZE, false, anchor, Theme.INK, text));
  }
}
