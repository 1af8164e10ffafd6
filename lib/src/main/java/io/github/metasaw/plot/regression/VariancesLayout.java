package io.github.metasaw.plot.regression;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/** Places variances as bars, a part for each source, with its share where there is room. */
final class VariancesLayout {

  private static final double LEFT = 150;
  private static final double RIGHT = 640;
  private static final double HEIGHT = 1.5 * Panel.LINE;
  private static final double STEP = 2 * Panel.LINE;

  private final VariancesData data;
  private final Axis x;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter pen = new TextWriter(marks);

  private VariancesLayout(VariancesData data) {
    this.data = data;
    double most =
        data.bars().stream().mapToDouble(VariancesData.VarianceBar::total).max().orElse(1);
    this.x = new Axis(0, most > 0 ? most : 1, LEFT, RIGHT);
  }

  static Scene draw(VariancesData data) {
    return new VariancesLayout(data).scene();
  }

  private Scene scene() {
    Legend legend = new Legend();
    for (int i = 0; i < data.sources().size(); i++) {
      legend.swatch(data.sources().get(i), colour(i), symbol(i));
    }
    double top = Panel.below(legend.draw(14, RIGHT, Panel.LINE + 2, marks), 0);
    double y = top;
    for (VariancesData.VarianceBar bar : data.bars()) {
      bar(bar, y);
      y += STEP;
    }
    new Panel(x, new Axis(0, 1, y, top), marks).bottom("Variance, mean over rows");
    return new Scene(
        RIGHT + 90,
        y + 3.5 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "What the variance of a row is made of",
        words(),
        marks);
  }

  /** Sampling error is grey: it is not heterogeneity. */
  private static String colour(int source) {
    return source == 0 ? Theme.BAR : Theme.series(source - 1);
  }

  private static String symbol(int source) {
    return List.of("░", "█", "▓", "▒").get(source % 4);
  }

  private void bar(VariancesData.VarianceBar bar, double top) {
    double middle = top + HEIGHT / 2 + 4;
    pen.fitted(LEFT - 10, middle, bar.label(), LEFT - 16, Anchor.END);
    double from = x.from();
    for (int i = 0; i < bar.variances().size(); i++) {
      double width = x.pixel(bar.variances().get(i)) - x.from();
      if (width > 0) {
        part(from, from + width - (width > 3 ? 1 : 0), top, i);
        String share = share(bar, i);
        if (Fonts.width(share, Panel.SIZE, false) + 8 < width) {
          String ink = i == 0 ? Theme.INK : Theme.WHITE;
          pen.write(from + width / 2, middle, share, false, Anchor.MIDDLE, ink, share);
        }
        from += width;
      }
    }
    pen.start(from + 8, middle, Digits.significant(bar.total()));
  }

  private void part(double from, double to, double top, int source) {
    List<Point> corners =
        List.of(
            new Point(from, top),
            new Point(to, top),
            new Point(to, top + HEIGHT),
            new Point(from, top + HEIGHT));
    String fill = colour(source);
    marks.add(new Mark.Polygon(corners, fill, Stroke.solid(fill, 0), symbol(source)));
  }

  private static String share(VariancesData.VarianceBar bar, int source) {
    return Math.round(100 * bar.variances().get(source) / bar.total()) + " %";
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (VariancesData.VarianceBar bar : data.bars()) {
      words.append(bar.label()).append(": ");
      for (int i = 0; i < data.sources().size(); i++) {
        words
            .append(data.sources().get(i))
            .append(' ')
            .append(Digits.significant(bar.variances().get(i)))
            .append(" (")
            .append(share(bar, i))
            .append("), ");
      }
      words.append("total ").append(Digits.significant(bar.total())).append(". ");
    }
    return words.toString().strip();
  }
}
