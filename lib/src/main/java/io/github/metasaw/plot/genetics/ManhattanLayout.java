package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.scan.ManhattanData;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.LabelBoxes;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stem;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Places SNPs by chromosome and position. Dots that would touch are drawn as one stroke, so that a
 * picture of millions is no larger than one of thousands; the highest of each locus are named.
 */
final class ManhattanLayout {

  private static final double WIDTH = 760;
  private static final double LEFT = 62;
  private static final double RIGHT = WIDTH - 18;
  private static final double FIELD = 20 * Panel.LINE;

  /** Width of a dot of many, and of the grid that dots are put on. */
  private static final double DOT = 3.2;

  private static final double GRID = 1.6;

  /** From a dot to its name. */
  private static final double AWAY = 6;

  /** Peaks that are named, and how far apart they are at least, in base pairs. */
  private static final int NAMED = 10;

  private static final long LOCUS = 1_000_000;
  private static final double MEGA = 1e6;

  /** Share of the axis between two chromosomes. */
  private static final double GAP = 0.004;

  private static final Stroke THRESHOLD = Stroke.dashed(Theme.RED, 1);

  private final ManhattanData data;

  /** Where each chromosome begins and ends on the axis, in base pairs. */
  private final double[] begin;

  private final double[] end;

  /** Where the axis begins: 0, but where the SNPs do if there is one chromosome. */
  private final double start;

  private final List<Mark> marks = new ArrayList<>();
  private final LabelBoxes labels = new LabelBoxes();

  private ManhattanLayout(ManhattanData data) {
    this.data = data;
    int n = data.chromosomes().size();
    double[] last = new double[n];
    double first = Double.POSITIVE_INFINITY;
    for (ManhattanData.Point point : data.points()) {
      double position = point.position();
      last[point.chromosome()] = Math.max(last[point.chromosome()], position);
      first = Math.min(first, position);
    }
    double gap = GAP * Arrays.stream(last).sum();
    this.begin = new double[n];
    this.end = new double[n];
    double at = 0;
    for (int c = 0; c < n; c++) {
      begin[c] = at;
      end[c] = at + last[c];
      at = end[c] + gap;
    }
    this.start = n == 1 ? first : 0;
  }

  static Scene draw(ManhattanData data) {
    return new ManhattanLayout(data).scene();
  }

  private Scene scene() {
    double top = 4 * Panel.LINE;
    double bottom = top + FIELD;
    Axis x = across();
    Axis y = up(bottom, top);
    Panel panel = new Panel(x, y, marks);
    for (int c = 0; c < data.chromosomes().size(); c++) {
      String colour = c % 2 == 0 ? Theme.ACCENT : Theme.MUTED;
      List<Stem> stems = stems(c, x, y);
      if (!stems.isEmpty()) {
        marks.add(new Mark.Stems(stems, Theme.dot(data.points().size(), DOT), colour));
      }
    }
    panel.horizontal(data.threshold(), THRESHOLD);
    panel.left();
    if (data.chromosomes().size() == 1) {
      new Panel(new Axis(x.low() / MEGA, x.high() / MEGA, x.from(), x.to()), y, marks)
          .bottom("Position on chromosome " + data.chromosomes().get(0) + ", millions of bases");
    } else {
      chromosomes(x, bottom);
    }
    names(x, y);
    panel.heading(data.quantity(), 3);
    panel.remark(numbers() + line(), 2);
    return new Scene(
        WIDTH,
        bottom + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Manhattan plot of " + data.quantity(),
        words(),
        marks);
  }

  private Axis across() {
    double last = end[end.length - 1];
    double pad = last > start ? 0.01 * (last - start) : 0.5 * MEGA;
    return new Axis(start - pad, last + pad, LEFT, RIGHT);
  }

  private Axis up(double bottom, double top) {
    double low = 0;
    double high = data.threshold() > 0 ? data.threshold() : 0;
    for (ManhattanData.Point point : data.points()) {
      low = Math.min(low, point.value());
      high = Math.max(high, point.value());
    }
    double spread = high > low ? high - low : 1;
    return new Axis(low < 0 ? low - 0.03 * spread : 0, high + 0.08 * spread, bottom, top);
  }

  private double place(ManhattanData.Point point) {
    return begin[point.chromosome()] + point.position();
  }

  /** Dots on a grid; those above each other without a gap become a stroke. */
  private List<Stem> stems(int chromosome, Axis x, Axis y) {
    Map<Long, SortedSet<Long>> columns = new TreeMap<>();
    for (ManhattanData.Point point : data.points()) {
      if (point.chromosome() == chromosome) {
        long column = Math.round(x.pixel(place(point)) / GRID);
        long row = Math.round(y.pixel(point.value()) / GRID);
        columns.computeIfAbsent(column, any -> new TreeSet<>()).add(row);
      }
    }
    List<Stem> stems = new ArrayList<>();
    columns.forEach((column, rows) -> stack(column * GRID, rows, stems));
    return stems;
  }

  private static void stack(double x, SortedSet<Long> rows, List<Stem> stems) {
    long from = rows.first();
    long to = from;
    for (long row : rows) {
      if (row > to + 1) {
        stems.add(new Stem(x, from * GRID, to * GRID));
        from = row;
      }
      to = row;
    }
    stems.add(new Stem(x, from * GRID, to * GRID));
  }

  /** Ticks between the chromosomes, and as many of their names as have room. */
  private void chromosomes(Axis x, double bottom) {
    marks.add(new Mark.Line(LEFT, bottom, RIGHT, bottom, Stroke.solid(Theme.INK, 1)));
    double last = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < begin.length; c++) {
      String name = data.chromosomes().get(c).replaceFirst("(?i)^chr", "");
      String shown = Fonts.fit(name, Panel.SIZE, false, 80);
      double middle = x.pixel((begin[c] + end[c]) / 2);
      double half = Fonts.width(shown, Panel.SIZE, false) / 2;
      double edge = x.pixel(end[c]);
      marks.add(new Mark.Line(edge, bottom, edge, bottom + 4, Stroke.solid(Theme.INK, 1)));
      if (middle - half > last + Panel.CELL_WIDTH && middle + half < WIDTH) {
        text(middle, bottom + 21, shown, Anchor.MIDDLE, name);
        last = middle + half;
      }
    }
    text((LEFT + RIGHT) / 2, bottom + 37, "Chromosome", Anchor.MIDDLE, "Chromosome");
  }

  /** Where a name may stand: the box it fills, and the text in it. */
  private record Spot(LabelBoxes.Box box, double x, double y, Anchor anchor) {}

  /** The highest SNP of each locus above the threshold, where its name has room. */
  private void names(Axis x, Axis y) {
    for (ManhattanData.Point peak : peaks()) {
      String name = Fonts.fit(peak.snp(), Panel.SIZE, false, 160);
      List<Spot> free =
          spots(x.pixel(place(peak)), y.pixel(peak.value()), Fonts.width(name, Panel.SIZE, false))
              .stream()
              .filter(spot -> spot.box().left() > LEFT && spot.box().right() < WIDTH)
              .filter(spot -> labels.isFree(spot.box()))
              .toList();
      if (!free.isEmpty()) {
        Spot spot =
            free.stream().filter(s -> isWithoutDots(s, x, y)).findFirst().orElse(free.get(0));
        labels.take(spot.box());
        text(spot.x(), spot.y(), name, spot.anchor(), peak.snp());
      }
    }
  }

  /** On the right of a dot, on its left, above it. */
  private static List<Spot> spots(double px, double py, double width) {
    double above = py - AWAY;
    return List.of(
        spot(px + AWAY, py + 4, width, Anchor.START, 0),
        spot(px - AWAY, py + 4, width, Anchor.END, width),
        spot(px, above, width, Anchor.MIDDLE, width / 2));
  }

  private static Spot spot(double x, double y, double width, Anchor anchor, double before) {
    double left = x - before;
    return new Spot(new LabelBoxes.Box(left - 4, y - 13, left + width + 4, y + 5), x, y, anchor);
  }

  private boolean isWithoutDots(Spot spot, Axis x, Axis y) {
    return data.points().stream()
        .noneMatch(point -> spot.box().holds(x.pixel(place(point)), y.pixel(point.value())));
  }

  private List<ManhattanData.Point> peaks() {
    List<ManhattanData.Point> peaks = new ArrayList<>();
    data.points().stream()
        .filter(point -> point.value() >= data.threshold())
        .sorted(Comparator.comparingDouble(ManhattanData.Point::value).reversed())
        .forEach(
            point -> {
              if (peaks.size() < NAMED && peaks.stream().noneMatch(p -> isOneLocus(p, point))) {
                peaks.add(point);
              }
            });
    return peaks;
  }

  private static boolean isOneLocus(ManhattanData.Point a, ManhattanData.Point b) {
    return a.chromosome() == b.chromosome() && Math.abs(a.position() - b.position()) < LOCUS;
  }

  private String numbers() {
    ManhattanData.Point top =
        data.points().stream()
            .max(Comparator.comparingDouble(ManhattanData.Point::value))
            .orElseThrow();
    String n = data.n() == 1 ? "1 SNP" : String.format(Locale.ROOT, "%,d SNPs", data.n());
    return "%s; highest: %s at %s:%d, %s"
        .formatted(
            n,
            top.snp(),
            data.chromosomes().get(top.chromosome()),
            top.position(),
            Digits.fixed(top.value(), 2));
  }

  private String line() {
    if (Double.isNaN(data.threshold())) {
      return "";
    }
    boolean isRound = data.threshold() == Math.rint(data.threshold());
    return "; line: " + (isRound ? Digits.fixed(data.threshold(), 0) : "p = 5e-8");
  }

  private String words() {
    StringBuilder words = new StringBuilder(data.quantity()).append(": ").append(numbers());
    List<ManhattanData.Point> peaks = peaks();
    if (!Double.isNaN(data.threshold())) {
      words.append("; above the line at ").append(Digits.fixed(data.threshold(), 2)).append(": ");
      words.append(
          peaks.isEmpty()
              ? "none"
              : String.join(", ", peaks.stream().map(ManhattanData.Point::snp).toList()));
    }
    return words.append('.').toString();
  }

  private void text(double x, double y, String shown, Anchor anchor, String full) {
    marks.add(new Mark.Text(x, y, shown, Panel.SIZE, false, anchor, Theme.INK, full));
  }
}
