package io.github.metasaw.plot.regression;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/** One panel per diagnostic over the studies in order; flagged studies stand out. */
final class InfluenceLayout {

  /** The columns shown for fits and for posteriors, with their headings. */
  private static final Map<String, String> HEADINGS = new LinkedHashMap<>();

  static {
    for (String own :
        List.of("rstudent", "dffits", "X2", "cook.d", "cov.r", "tau2.del", "QE.del", "hat")) {
      HEADINGS.put(own, own);
    }
    HEADINGS.put("shift", "shift of the mean, in SDs");
    HEADINGS.put("kl", "Kullback-Leibler divergence");
    HEADINGS.put("sdRatio", "ratio of SDs, with to without");
    HEADINGS.put("tau", "tau without the study");
    HEADINGS.put("logPredictive", "log predictive density");
    HEADINGS.put("weight", "weight");
  }

  /** Diagnostics that may be negative, whose axes extend below 0. */
  private static final Set<String> SIGNED = Set.of("rstudent", "dffits", "shift");

  private static final double PANEL = 380;
  private static final double HEIGHT = 150;
  private static final double LEFT = 62;
  private static final double SIZE = 12;
  private static final double LINE = 16;

  /** Names of studies that the key has room for, and their width. */
  private static final int MAX_NAMED = 60;

  private static final double WIDEST = 220;

  private final Table influence;

  /** What is left out: a study or a cluster. */
  private final String unit;

  private final List<Mark> marks = new ArrayList<>();

  private InfluenceLayout(Table influence, String unit) {
    this.influence = influence;
    this.unit = unit;
  }

  static Scene draw(Table influence, String unit) {
    return new InfluenceLayout(influence, unit).scene();
  }

  private Scene scene() {
    List<String> shown = HEADINGS.keySet().stream().filter(influence::containsColumn).toList();
    for (int i = 0; i < shown.size(); i++) {
      int line = i / 2;
      panel(shown.get(i), (i % 2) * PANEL, line * HEIGHT);
    }
    List<String> flagged = new ArrayList<>();
    for (int i = 0; i < influence.rowCount(); i++) {
      if (influence.booleanColumn("influential").get(i)) {
        flagged.add(study(i));
      }
    }
    String words =
        flagged.isEmpty()
            ? "No %s is flagged as influential.".formatted(unit)
            : "Flagged as influential: " + String.join(", ", flagged) + ".";
    int rows = (shown.size() + 1) / 2;
    double bottom = key(rows * HEIGHT + 20) + 28;
    String fitting = Fonts.fit(words, SIZE, false, 2 * PANEL - 24);
    marks.add(
        new Mark.Text(12, bottom - 6, fitting, SIZE, false, Anchor.START, Theme.MUTED, words));
    return new Scene(
        2 * PANEL, bottom + 4, Fonts.CELL * SIZE, LINE, "Influence of each " + unit, words, marks);
  }

  private void panel(String name, double x0, double y0) {
    double[] values = influence.doubleColumn(name).asDoubleArray();
    double low = SIGNED.contains(name) ? -0.1 : 0;
    double high = 0.1 * Math.abs(low);
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (!(high > low)) {
      high = low + 1;
    }
    double pad = 0.06 * (high - low);
    Axis y = new Axis(low - (low == 0 ? 0 : pad), high + pad, y0 + HEIGHT - 26, y0 + 24);
    double from = x0 + LEFT;
    double to = x0 + PANEL - 16;
    label(from, y0 + 15, HEADINGS.getOrDefault(name, name), true, Anchor.START);
    marks.add(new Mark.Line(from, y.from(), to, y.from(), Stroke.solid(Theme.INK, 1)));
    marks.add(new Mark.Line(from, y.from(), from, y.to(), Stroke.solid(Theme.INK, 1)));
    for (Axis.Tick tick : y.ticks(4)) {
      double py = y.pixel(tick.value());
      marks.add(new Mark.Line(from - 4, py, from, py, Stroke.solid(Theme.INK, 1)));
      label(from - 7, py + 4, tick.label(), false, Anchor.END);
    }
    if (low < 0) {
      double zero = y.pixel(0);
      marks.add(new Mark.Line(from, zero, to, zero, Stroke.dashed(Theme.RULE, 1)));
    }
    points(values, y, from, to);
  }

  private void points(double[] values, Axis y, double from, double to) {
    double step = (to - from) / (values.length + 1);
    List<Mark.Point> line = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        line.add(new Mark.Point(from + (i + 1) * step, y.pixel(values[i])));
      }
    }
    marks.add(new Mark.Polyline(line, Stroke.solid(Theme.LIGHT, 1), "·"));
    int every = every(values.length, to - from);
    for (int i = 0; i < values.length; i++) {
      double px = from + (i + 1) * step;
      if ((i + 1) % every == 0) {
        label(px, y.from() + 15, Integer.toString(i + 1), false, Anchor.MIDDLE);
      }
      if (Double.isFinite(values[i])) {
        boolean flagged = influence.booleanColumn("influential").get(i);
        marks.add(
            new Mark.Circle(
                px,
                y.pixel(values[i]),
                values.length > 100 ? 2 : 3.2,
                flagged ? Theme.WARM : Theme.ACCENT,
                // Edges tell few points apart, and hide many.
                Stroke.solid(Theme.WHITE, values.length > 100 ? 0 : 0.6)));
      }
    }
  }

  /** A round number of studies between the numbers below an axis, so that they stand apart. */
  private static int every(int k, double width) {
    double room = Fonts.width(Integer.toString(k), SIZE, false) + 2 * Fonts.CELL * SIZE;
    return (int) Math.max(1, Axis.step(k * room / width));
  }

  /**
   * The numbers of the axes with the names of their studies, those of the flagged ones only where
   * they are many; returns the lowest baseline.
   */
  private double key(double top) {
    int k = influence.rowCount();
    List<Integer> named = new ArrayList<>();
    for (int i = 0; i < k && named.size() < MAX_NAMED; i++) {
      if (k <= MAX_NAMED || influence.booleanColumn("influential").get(i)) {
        named.add(i);
      }
    }
    String units = unit.equals("study") ? "Studies" : "Clusters";
    label(12, top, units + " by their numbers, in the order of the table", false, Anchor.START);
    double number = Fonts.width(Integer.toString(k), SIZE, false) + 8;
    double widest =
        named.stream().mapToDouble(i -> Fonts.width(study(i), SIZE, false)).max().orElse(0);
    double column = number + Math.min(WIDEST, widest) + 20;
    int columns = (int) Math.max(1, (2 * PANEL - 24) / column);
    for (int n = 0; n < named.size(); n++) {
      double x = 12 + n % columns * column;
      int line = 1 + n / columns;
      double y = top + LINE * line;
      String full = study(named.get(n));
      String shown = Fonts.shorten(full, SIZE, false, WIDEST);
      // Number and name apart, for a name may run from right to left.
      label(x + number - 8, y, Integer.toString(named.get(n) + 1), false, Anchor.END);
      marks.add(new Mark.Text(x + number, y, shown, SIZE, false, Anchor.START, Theme.MUTED, full));
    }
    int lines = (named.size() + columns - 1) / columns;
    return top + LINE * lines;
  }

  private String study(int i) {
    return influence.stringColumn(unit).get(i);
  }

  private void label(double x, double y, String text, boolean bold, Anchor anchor) {
    marks.add(new Mark.Text(x, y, text, SIZE, bold, anchor, Theme.INK, text));
  }
}
