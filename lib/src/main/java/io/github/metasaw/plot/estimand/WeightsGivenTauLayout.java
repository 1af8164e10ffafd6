package io.github.metasaw.plot.estimand;

import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/** Places the path of the weights of three studies in their triangle, as tau grows. */
final class WeightsGivenTauLayout {

  private static final double MARGIN = 12;
  private static final double BESIDE = 26;
  private static final double LARGEST = 440;
  private static final Stroke PATH = Stroke.solid(Theme.WARM, 2);

  private WeightsGivenTauLayout() {}

  static Scene draw(WeightsGivenTau data, double width) {
    List<Mark> marks = new ArrayList<>();
    double key =
        legend(data).line("as tau grows", PATH, "o").draw(MARGIN, width - MARGIN, 18, marks);
    double top = Panel.below(key, 1);
    double side = Math.min(LARGEST, width - 2 * (MARGIN + BESIDE));
    WeightTriangle triangle =
        new WeightTriangle(data.grid(), WeightTriangle.STEPS, (width - side) / 2, top, side);
    boolean hasContours = triangle.draw(marks);
    List<Point> path = data.path().stream().map(triangle::place).toList();
    marks.add(new Mark.Polyline(path, PATH, "o"));
    for (int i = 0; i < data.averages().size(); i++) {
      Point at = triangle.place(data.averages().get(i).weights());
      marks.add(new Mark.Circle(at.x(), at.y(), 5.5, fill(i), edge(i)));
    }
    triangle.corners(BESIDE, marks);
    double bottom = top + triangle.height() + 2.5 * Panel.LINE;
    if (hasContours) {
      bottom += Panel.LINE;
      String note = "Contours: standard error in units of the smallest";
      new TextWriter(marks).muted(MARGIN, bottom - 0.5 * Panel.LINE, note);
    }
    return new Scene(
        width,
        bottom,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Weights of three studies",
        words(data),
        marks);
  }

  /** A key of the averages, alike in both figures of them. */
  static Legend legend(WeightsGivenTau data) {
    Legend legend = new Legend();
    for (int i = 0; i < data.averages().size(); i++) {
      legend.point(data.averages().get(i).name(), fill(i), edge(i));
    }
    return legend;
  }

  static String fill(int i) {
    return i == 0 ? Theme.WHITE : i == 1 ? Theme.WARM : Theme.ACCENT;
  }

  static Stroke edge(int i) {
    return i == 0 ? Stroke.solid(Theme.INK, 1.4) : Stroke.solid(Theme.WHITE, 1.2);
  }

  /** Shares of each average by study. */
  static String words(WeightsGivenTau data) {
    List<String> words = new ArrayList<>();
    for (WeightedAverage each : data.averages()) {
      words.add(each.name() + ": " + data.shares(each));
    }
    return "Weights; " + String.join("; ", words) + ".";
  }
}
