package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.result.RegionData;
import io.github.metasaw.genetics.snp.Chromosome;
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
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Places the SNPs of a stretch by position: triangles that point up or down as the effect allele
 * does, circles where there is no direction, in the colour of their r^2 with the lead variant.
 */
final class RegionLayout {

  private static final double WIDTH = 760;
  private static final double LEFT = 62;
  private static final double RIGHT = WIDTH - 24;
  private static final double FIELD = 22 * Panel.LINE;
  private static final double MEGA = 1e6;

  /** Half of the width of a mark, and of that of the lead variant. */
  private static final double HALF = 3.6;

  private static final double LEAD_HALF = 6;

  /** Marks nearer to each other than this grid are drawn once. */
  private static final double GRID = 1.5;

  /** From r^2 of 0 in steps of 0.2. */
  private static final List<String> COLOURS =
      List.of(Theme.LIGHT, Theme.BLUE, Theme.GREEN, "#c98a1b", Theme.RED);

  private static final String LEAD = "#8a4f9e";
  private static final Stroke THRESHOLD = Stroke.dashed(Theme.RED, 1);
  private static final Stroke EDGE = Stroke.solid(Theme.WHITE, 0.6);

  private final RegionData data;
  private final RegionData.Point lead;
  private final List<Mark> marks = new ArrayList<>();
  private final Axis x;
  private final Axis y;

  private RegionLayout(RegionData data) {
    this.data = data;
    this.lead = data.points().get(data.lead());
    double baseline = legend().draw(LEFT, RIGHT, Panel.LINE + 2, marks);
    double top = Panel.below(baseline, 3);
    double low = 0;
    double high = data.threshold() > 0 ? data.threshold() : 0;
    for (RegionData.Point point : data.points()) {
      low = Math.min(low, point.value());
      high = Math.max(high, point.value());
    }
    double spread = high > low ? high - low : 1;
    this.y = new Axis(low < 0 ? low - 0.03 * spread : 0, high + 0.1 * spread, top + FIELD, top);
    double from = data.stretch().from() / MEGA;
    double to = data.stretch().to() / MEGA;
    double pad = to > from ? 0.01 * (to - from) : 0.001;
    this.x = new Axis(from - pad, to + pad, LEFT, RIGHT);
  }

  static Scene draw(RegionData data) {
    return new RegionLayout(data).scene();
  }

  private Legend legend() {
    Legend legend = new Legend().point("lead variant", LEAD, EDGE);
    if (data.ld().isPresent()) {
      for (int i = COLOURS.size() - 1; i >= 0; i--) {
        String label = "%s %s to %s".formatted(data.ld().get(), tenth(2 * i), tenth(2 * i + 2));
        legend.point(label, COLOURS.get(i), EDGE);
      }
      legend.point("not known", Theme.RULE, EDGE);
    } else {
      legend.point("other SNPs", Theme.ACCENT, EDGE);
    }
    if (!Double.isNaN(data.threshold())) {
      boolean isRound = data.threshold() == Math.rint(data.threshold());
      String line = isRound ? Digits.fixed(data.threshold(), 0) : "p = 5e-8";
      legend.rule(line, THRESHOLD);
    }
    return legend;
  }

  private static String tenth(int tenths) {
    return Digits.fixed(tenths / 10.0, 1);
  }

  private Scene scene() {
    Panel panel = new Panel(x, y, marks);
    panel.horizontal(data.threshold(), THRESHOLD);
    points();
    name();
    panel.left();
    String chromosome = Chromosome.plain(data.stretch().chromosome());
    panel.bottom("Position on chromosome %s, millions of bases".formatted(chromosome));
    panel.heading(data.quantity(), 3);
    panel.remark(numbers(), 2);
    panel.remark(directions(), 1);
    return new Scene(
        WIDTH,
        y.from() + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "%s around %s".formatted(data.quantity(), lead.snp()),
        "%s by position: %s; %s.".formatted(data.quantity(), numbers(), directions()),
        marks);
  }

  private String numbers() {
    int n = data.points().size();
    return "%s; %s at %s:%d, %s"
        .formatted(
            n == 1 ? "1 SNP" : String.format(Locale.ROOT, "%,d SNPs", n),
            lead.snp(),
            data.stretch().chromosome(),
            lead.position(),
            Digits.fixed(lead.value(), 2));
  }

  private String directions() {
    boolean isDirected = data.points().stream().anyMatch(point -> point.direction() != 0);
    String first =
        isDirected
            ? "up: the effect allele raises the trait, down: it lowers it"
            : "without direction";
    return first + (data.ld().isPresent() ? "" : "; linkage disequilibrium not given");
  }

  /** The least correlated first, so that the others lie upon them; the lead variant last. */
  private void points() {
    Set<Long> taken = new HashSet<>();
    List<Mark> shown = new ArrayList<>();
    IntStream.range(0, data.points().size())
        .boxed()
        .filter(i -> i != data.lead())
        .map(i -> data.points().get(i))
        .sorted(Comparator.comparingDouble(RegionLayout::order).reversed())
        .filter(point -> taken.add(cell(point)))
        .forEach(point -> shown.add(mark(point, HALF, colour(point))));
    for (int i = shown.size() - 1; i >= 0; i--) {
      marks.add(shown.get(i));
    }
    marks.add(mark(lead, LEAD_HALF, LEAD));
  }

  private static double order(RegionData.Point point) {
    return Double.isNaN(point.r2()) ? -1 : point.r2();
  }

  private long cell(RegionData.Point point) {
    long column = Math.round(x.pixel(point.position() / MEGA) / GRID);
    long row = Math.round(y.pixel(point.value()) / GRID);
    return (column * 4096 + row) * 3 + point.direction();
  }

  private String colour(RegionData.Point point) {
    if (data.ld().isEmpty()) {
      return Theme.ACCENT;
    }
    return Double.isNaN(point.r2())
        ? Theme.RULE
        : COLOURS.get((int) Math.min(COLOURS.size() - 1, 5 * point.r2()));
  }

  private Mark mark(RegionData.Point point, double half, String colour) {
    double px = x.pixel(point.position() / MEGA);
    double py = y.pixel(point.value());
    if (point.direction() == 0) {
      return new Mark.Circle(px, py, half, colour, EDGE);
    }
    double tip = point.direction() > 0 ? -half : half;
    return new Mark.Polygon(
        List.of(
            new Point(px, py + 1.2 * tip),
            new Point(px + half, py - 0.8 * tip),
            new Point(px - half, py - 0.8 * tip)),
        colour,
        EDGE,
        point.direction() > 0 ? "▲" : "▼");
  }

  /** Beside the lead variant, on the side with more room. */
  private void name() {
    double px = x.pixel(lead.position() / MEGA);
    double room = Math.max(px - LEFT, RIGHT - px) - 2 * LEAD_HALF;
    String shown = Fonts.fit(lead.snp(), Panel.SIZE, true, Math.min(200, room));
    boolean isRight = RIGHT - px >= px - LEFT;
    marks.add(
        new Mark.Text(
            isRight ? px + 1.6 * LEAD_HALF : px - 1.6 * LEAD_HALF,
            y.pixel(lead.value()) - LEAD_HALF,
            shown,
            Panel.SIZE,
            true,
            isRight ? Anchor.START : Anchor.END,
            Theme.INK,
            lead.snp()));
  }
}
