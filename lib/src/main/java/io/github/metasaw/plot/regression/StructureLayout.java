package io.github.metasaw.plot.regression;

import io.github.metasaw.plot.scene.Colours;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Plane;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/** Places V as a square of correlations: darker is stronger, blue positive, brown negative. */
final class StructureLayout {

  private static final double SIDE = 380;
  private static final double LEFT = 120;
  private static final double TOP = 40;

  private StructureLayout() {}

  static Scene draw(StructureData data) {
    List<Mark> marks = new ArrayList<>();
    int n = data.labels().size();
    double cell = SIDE / n;
    marks.add(new Mark.Rect(LEFT, TOP, SIDE, SIDE, Theme.ZEBRA, ""));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double r = data.correlation()[i][j];
        if (r != 0) {
          double gap = cell > 6 ? 0.5 : 0;
          marks.add(
              new Mark.Rect(
                  LEFT + j * cell + gap,
                  TOP + i * cell + gap,
                  cell - 2 * gap,
                  cell - 2 * gap,
                  colour(r),
                  i == j ? "■" : "▪"));
        }
      }
    }
    int every = Math.max(1, (int) Math.ceil(15 / cell));
    for (int i = 0; i < n; i += every) {
      String label = Fonts.shorten(data.labels().get(i), Plane.SIZE, false, LEFT - 20);
      text(marks, LEFT - 8, TOP + (i + 0.5) * cell + 4, label, Anchor.END);
    }
    key(marks);
    String shown = n < data.rows() ? "; the first " + n + " rows are shown" : "";
    text(marks, 12, TOP + SIDE + 24, data.words() + shown, Anchor.START);
    String heading = "Structure of V";
    return new Scene(
        LEFT + SIDE + 140,
        TOP + SIDE + 36,
        Fonts.CELL * Plane.SIZE,
        16,
        heading,
        data.words() + shown + ".",
        marks);
  }

  private static void key(List<Mark> marks) {
    double px = LEFT + SIDE + 22;
    text(marks, px, TOP + 10, "Correlation", Anchor.START);
    double[] steps = {1, 0.75, 0.5, 0.25, -0.25, -0.5, -0.75, -1};
    for (int i = 0; i < steps.length; i++) {
      double py = TOP + 22 + 20 * i;
      marks.add(new Mark.Rect(px, py, 16, 16, colour(steps[i]), ""));
      text(marks, px + 24, py + 12.5, Digits.fixed(steps[i], 2), Anchor.START);
    }
  }

  /** From a pale tint to the full colour. */
  private static String colour(double r) {
    String full = r > 0 ? Theme.ACCENT : Theme.WARM;
    return Colours.tint(full, 0.15 + 0.85 * Math.min(1, Math.abs(r)));
  }

  private static void text(List<Mark> marks, double x, double y, String text, Anchor anchor) {
    marks.add(new Mark.Text(x, y, text, Plane.SIZE, false, anchor, Theme.INK, text));
  }
}
