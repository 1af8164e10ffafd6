package io.github.metasaw.teaching;

import io.github.metasaw.plot.scene.Colours;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places a discrete joint distribution as a table whose colours are its probabilities, beside it
 * that of every pair of variables, and below what symmetries it has.
 */
final class JointLayout {

  private static final double LEFT = 16;
  private static final double ROW = 1.5 * Panel.LINE;
  private static final double CELL = 44;
  private static final int MAX_ROWS = 32;
  private static final int MAX_PAIRS = 6;
  private static final int MAX_VALUES = 6;

  private final Exchangeability found;
  private final JointTable joint;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter pen = new TextWriter(marks);
  private double right;
  private double bottom;

  private JointLayout(Exchangeability found) {
    this.found = found;
    this.joint = found.joint();
  }

  static Scene draw(Exchangeability found) {
    return new JointLayout(found).scene();
  }

  private Scene scene() {
    double besides = table() + 40;
    int pairs = 0;
    double top = 2 * Panel.LINE;
    double x = besides;
    boolean isDrawn = joint.values().size() <= MAX_VALUES;
    for (int i = 0; isDrawn && i < joint.n(); i++) {
      for (int j = i + 1; j < joint.n() && pairs < MAX_PAIRS; j++) {
        double side = CELL * joint.values().size();
        pair(i, j, x + 30, top);
        right = Math.max(right, x + 30 + side + 16);
        pairs++;
        x += side + 70;
        if (pairs % 3 == 0) {
          x = besides;
          top += side + 5 * Panel.LINE;
        }
      }
    }
    right = Math.max(right, 560);
    findings();
    return new Scene(
        right,
        bottom + Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Joint distribution of " + String.join(", ", joint.variables()),
        words(),
        marks);
  }

  private double columnWidth() {
    double column = 40;
    for (String name : joint.variables()) {
      column = Math.max(column, Fonts.width(name, Panel.SIZE, true) + 20);
    }
    for (String value : joint.values()) {
      column = Math.max(column, Fonts.width(value, Panel.SIZE, false) + 20);
    }
    return Math.min(column, 110);
  }

  /** Draws one row per combination of values; returns where the table ends on the right. */
  private double table() {
    double column = columnWidth();
    double probability = LEFT + column * joint.n();
    double y = Panel.LINE + 4;
    for (int v = 0; v < joint.n(); v++) {
      String name = joint.variables().get(v);
      pen.write(
          LEFT + (v + 0.5) * column,
          y,
          Fonts.fit(name, Panel.SIZE, true, column - 8),
          true,
          Anchor.MIDDLE,
          Theme.INK,
          name);
    }
    pen.write(probability + 42, y, "P", true, Anchor.MIDDLE, Theme.INK, "probability");
    double top = 2 * Panel.LINE;
    int rows = 0;
    for (List<String> values : joint.probabilities().keySet()) {
      double middle = top + (rows + 0.5) * ROW;
      if (rows == MAX_ROWS) {
        pen.muted(LEFT, middle + 4, "and %d more".formatted(joint.probabilities().size() - rows));
        rows++;
        break;
      }
      for (int v = 0; v < joint.n(); v++) {
        pen.fitted(LEFT + (v + 0.5) * column, middle + 4, values.get(v), column - 8, Anchor.MIDDLE);
      }
      cell(probability, top + rows * ROW, 84, ROW, joint.probability(values));
      rows++;
    }
    bottom = top + rows * ROW;
    right = probability + 84 + 16;
    return probability + 84;
  }

  /** The joint distribution of two variables: symmetric in its diagonal, if exchangeable. */
  private void pair(int i, int j, double left, double top) {
    List<String> values = joint.values();
    JointTable pair = joint.margin(i, j);
    double side = CELL * values.size();
    double name = top + side + 2 * Panel.LINE + 4;
    for (int a = 0; a < values.size(); a++) {
      double across = left + (a + 0.5) * CELL;
      pen.fitted(left - 6, top + (a + 0.5) * CELL + 4, values.get(a), 24, Anchor.END);
      pen.fitted(across, top + side + Panel.LINE, values.get(a), CELL - 4, Anchor.MIDDLE);
      for (int b = 0; b < values.size(); b++) {
        cell(
            left + b * CELL,
            top + a * CELL,
            CELL,
            CELL,
            pair.probability(List.of(values.get(a), values.get(b))));
      }
    }
    pen.fitted(
        left + side / 2,
        name,
        joint.variables().get(i) + " down, " + joint.variables().get(j) + " across",
        side + 60,
        Anchor.MIDDLE);
    bottom = Math.max(bottom, name);
  }

  private void cell(double x, double y, double width, double height, double p) {
    double most = joint.probabilities().values().stream().mapToDouble(q -> q).max().orElse(1);
    double share = 0.08 + 0.72 * Math.min(1, p / Math.max(most, 0.5));
    marks.add(
        new Mark.Rect(
            x + 0.5, y + 0.5, width - 1, height - 1, Colours.tint(Theme.ACCENT, share), ""));
    String text = joint.words(p);
    String colour = share > 0.5 ? Theme.WHITE : Theme.INK;
    pen.write(x + width / 2, y + height / 2 + 4, text, false, Anchor.MIDDLE, colour, text);
  }

  private void findings() {
    double y = Math.ceil(bottom / Panel.LINE) * Panel.LINE + 2 * Panel.LINE;
    marks.add(
        new Mark.Line(
            LEFT,
            y - 1.5 * Panel.LINE,
            right - 16,
            y - 1.5 * Panel.LINE,
            Stroke.solid(Theme.RULE, 1)));
    for (Exchangeability.Finding finding : found.findings()) {
      String sign = finding.holds() ? "✓" : "✗";
      pen.write(
          LEFT,
          y,
          sign + " " + finding.property(),
          true,
          Anchor.START,
          finding.holds() ? Theme.GREEN : Theme.WARM,
          finding.property());
      if (!finding.holds()) {
        y += Panel.LINE;
        pen.fitted(LEFT + 16, y, finding.counterexample(), right - LEFT - 32, Anchor.START);
      }
      y += Panel.LINE + 4;
    }
    bottom = y - Panel.LINE;
  }

  private String words() {
    List<String> words = new ArrayList<>();
    for (Exchangeability.Finding finding : found.findings()) {
      words.add(
          finding.property()
              + (finding.holds() ? ": yes" : ": no, for " + finding.counterexample()));
    }
    return String.join("; ", words) + ".";
  }
}
