package io.github.metasaw.plot.posterior;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Places a trace plot: one panel per variable, one line per chain, the warm-up on a grey ground.
 * Where there are more draws than pixels, each pixel shows the range of its draws.
 */
final class TraceLayout {

  private static final double WIDTH = 720;
  private static final double LEFT = 76;
  private static final double RIGHT = WIDTH - 18;
  private static final double FIELD = 7 * Panel.LINE;
  private static final double BLOCK = FIELD + 5 * Panel.LINE;

  private final TraceData data;
  private final Transformation scale;
  private final List<Mark> marks = new ArrayList<>();

  private TraceLayout(TraceData data, Transformation scale) {
    this.data = data;
    this.scale = scale;
  }

  static Scene draw(TraceData data, Transformation scale) {
    return new TraceLayout(data, scale).scene();
  }

  private Scene scene() {
    double top = Panel.below(legend(), 1);
    for (TraceData.Variable variable : data.variables()) {
      panel(variable, top);
      top += BLOCK;
    }
    return new Scene(
        WIDTH,
        top - BLOCK + FIELD + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Trace of draws",
        words(),
        marks);
  }

  private double legend() {
    Legend legend = new Legend();
    for (int c = 0; c < data.chains(); c++) {
      legend.line("chain " + (c + 1), Stroke.solid(Theme.series(c), 2), symbol(c));
    }
    if (data.warmup() > 0) {
      legend.swatch("warm-up", Theme.SHADE, " ");
    }
    return legend.draw(LEFT, RIGHT, Panel.LINE + 2, marks);
  }

  /** The chain's number in the character form; chains beyond nine share a letter each. */
  private static String symbol(int chain) {
    return Integer.toString((chain + 1) % 36, 36);
  }

  private void panel(TraceData.Variable variable, double top) {
    int n = data.warmup() + data.iterations();
    double[] range = range(variable);
    Axis x = new Axis(1, Math.max(2, n), LEFT, RIGHT);
    Panel panel = new Panel(x, new Axis(range[0], range[1], top + FIELD, top, on(variable)), marks);
    if (data.warmup() > 0) {
      double edge = x.pixel(data.warmup() + 0.5);
      marks.add(new Mark.Rect(LEFT, top, edge - LEFT, FIELD, Theme.SHADE, ""));
      panel.vertical(data.warmup() + 0.5, Stroke.dashed(Theme.MUTED, 0.8));
    }
    for (int c = 0; c < variable.chains().length; c++) {
      Stroke stroke = Stroke.solid(Theme.series(c), 0.7);
      panel.curve(thinned(variable.chains()[c], x), stroke, symbol(c));
    }
    panel.left();
    panel.bottom("Iteration");
    String numbers = numbers(variable);
    double room = RIGHT - LEFT - Fonts.width(numbers, Panel.SIZE, false) - 2 * Panel.CELL_WIDTH;
    String shown = Fonts.fit(on(variable).noted(variable.name()), Panel.SIZE, true, room);
    text(LEFT, top - 9, shown, true, Anchor.START, variable.name());
    text(RIGHT, top - 9, numbers, false, Anchor.END, numbers);
  }

  /** Spreads are not effects, and stay on the scale of the analysis. */
  private Transformation on(TraceData.Variable variable) {
    return variable.isEffect() ? scale : Transformation.IDENTITY;
  }

  private static String numbers(TraceData.Variable variable) {
    return Double.isNaN(variable.rhat())
        ? "does not vary"
        : String.format(Locale.ROOT, "R-hat %.3f, bulk ESS %.0f", variable.rhat(), variable.ess());
  }

  /** All kept draws, and warm-up as far as it leaves them half of the picture. */
  private double[] range(TraceData.Variable variable) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] chain : variable.chains()) {
      for (int i = data.warmup(); i < chain.length; i++) {
        if (Double.isFinite(chain[i])) {
          low = Math.min(low, chain[i]);
          high = Math.max(high, chain[i]);
        }
      }
    }
    if (!(high > low)) {
      double middle = Double.isFinite(low) ? low : 0;
      double room = middle == 0 ? 1 : 0.1 * Math.abs(middle);
      return new double[] {middle - room, middle + room};
    }
    double most = 0.5 * (high - low);
    double[] range = {low, high};
    for (double[] chain : variable.chains()) {
      for (int i = 0; i < data.warmup(); i++) {
        double value = Double.isNaN(chain[i]) ? low : chain[i];
        range[0] = Math.min(range[0], Math.max(low - most, value));
        range[1] = Math.max(range[1], Math.min(high + most, value));
      }
    }
    double pad = 0.03 * (range[1] - range[0]);
    return new double[] {range[0] - pad, range[1] + pad};
  }

  /** The draws by iteration; least and largest of each pixel, in their order, if they are many. */
  private static Curve thinned(double[] chain, Axis x) {
    int pixels = (int) (x.to() - x.from());
    int n = chain.length;
    if (n <= 2 * pixels) {
      return curve(chain, java.util.stream.IntStream.range(0, n).toArray());
    }
    int[] kept = new int[2 * pixels];
    for (int p = 0; p < pixels; p++) {
      int from = (int) ((long) p * n / pixels);
      int to = (int) ((long) (p + 1) * n / pixels);
      int least = from;
      int most = from;
      for (int i = from; i < to; i++) {
        least = chain[i] < chain[least] ? i : least;
        most = chain[i] > chain[most] ? i : most;
      }
      kept[2 * p] = Math.min(least, most);
      kept[2 * p + 1] = Math.max(least, most);
    }
    return curve(chain, kept);
  }

  private static Curve curve(double[] chain, int[] iterations) {
    double[] xs = new double[iterations.length];
    double[] ys = new double[iterations.length];
    for (int i = 0; i < iterations.length; i++) {
      xs[i] = iterations[i] + 1;
      ys[i] = Double.isFinite(chain[iterations[i]]) ? chain[iterations[i]] : Double.NaN;
    }
    return new Curve(xs, ys);
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    words.append("%d chains of %d iterations".formatted(data.chains(), data.iterations()));
    if (data.warmup() > 0) {
      words.append(" after %d of warm-up".formatted(data.warmup()));
    }
    for (TraceData.Variable variable : data.variables()) {
      words.append("; ").append(variable.name()).append(": ").append(numbers(variable));
    }
    return words.append('.').toString();
  }

  private void text(double x, double y, String shown, boolean bold, Anchor anchor, String full) {
    String colour = bold ? Theme.INK : Theme.MUTED;
    marks.add(new Mark.Text(x, y, shown, Panel.SIZE, bold, anchor, colour, full));
  }
}
