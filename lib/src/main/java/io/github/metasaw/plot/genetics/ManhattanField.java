package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.result.ManhattanData;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.LabelBoxes;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stem;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A field of SNPs by chromosome and position, upward or downward. Dots that would touch are drawn
 * as one stroke, so that a picture of millions is no larger than one of thousands; the highest of
 * each locus are named.
 */
final class ManhattanField {

  /** Height of a field. */
  static final double FIELD = 20 * Panel.LINE;

  /** Width of a dot of many, and of the grid that dots are put on. */
  private static final double DOT = 3.2;

  private static final double GRID = 1.6;

  /** From a dot to its name, and the height of a name. */
  private static final double AWAY = 6;

  private static final double HIGH = 9;

  /** Peaks that are named, and how far apart they are at least, in base pairs. */
  private static final int NAMED = 10;

  private static final long LOCUS = 1_000_000;

  private static final Stroke THRESHOLD = Stroke.dashed(Theme.RED, 1);

  private final ManhattanData data;
  private final GenomeAxis genome;
  private final Axis y;
  private final List<Mark> marks;
  private final LabelBoxes labels = new LabelBoxes();

  /**
   * A field to draw.
   *
   * @param genome the axis that it shares
   * @param y with the pixel of 0 first, which is the lower for values upward
   * @param marks to which everything is added
   */
  ManhattanField(ManhattanData data, GenomeAxis genome, Axis y, List<Mark> marks) {
    this.data = data;
    this.genome = genome;
    this.y = y;
    this.marks = marks;
  }

  /** Smallest and largest value of an axis of one or several fields. */
  static double[] range(List<ManhattanData> sets) {
    double low = 0;
    double high = 0;
    for (ManhattanData data : sets) {
      high = data.threshold() > high ? data.threshold() : high;
      for (ManhattanData.Point point : data.points()) {
        low = Math.min(low, point.value());
        high = Math.max(high, point.value());
      }
    }
    double spread = high > low ? high - low : 1;
    return new double[] {low < 0 ? low - 0.03 * spread : 0, high + 0.08 * spread};
  }

  /** Dots, threshold, axis at the left and names. */
  void draw() {
    for (int c = 0; c < data.chromosomes().size(); c++) {
      String colour = genome.number(data, c) % 2 == 0 ? Theme.ACCENT : Theme.MUTED;
      List<Stem> stems = stems(c);
      if (!stems.isEmpty()) {
        marks.add(new Mark.Stems(stems, Theme.dot(data.points().size(), DOT), colour));
      }
    }
    Panel panel = new Panel(genome.axis(), y, marks);
    panel.horizontal(data.threshold(), THRESHOLD);
    panel.left((int) Math.max(2, Math.abs(y.from() - y.to()) / 27));
    names();
  }

  /** Dots on a grid; those above each other without a gap become a stroke. */
  private List<Stem> stems(int chromosome) {
    Map<Long, SortedSet<Long>> columns = new TreeMap<>();
    for (ManhattanData.Point point : data.points()) {
      if (point.chromosome() == chromosome) {
        long column = Math.round(genome.pixel(data, point) / GRID);
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

  /** Where a name may stand: the box it fills, and the text in it. */
  private record Spot(LabelBoxes.Box box, double x, double y, Anchor anchor) {}

  /** The highest SNP of each locus above the threshold, where its name has room. */
  private void names() {
    for (ManhattanData.Point peak : peaks()) {
      String name = Fonts.fit(peak.snp(), Panel.SIZE, false, 160);
      double width = Fonts.width(name, Panel.SIZE, false);
      List<Spot> free =
          spots(genome.pixel(data, peak), y.pixel(peak.value()), width).stream()
              .filter(spot -> spot.box().left() > GenomeAxis.LEFT)
              .filter(spot -> spot.box().right() < GenomeAxis.WIDTH)
              .filter(spot -> labels.isFree(spot.box()))
              .toList();
      if (!free.isEmpty()) {
        Spot spot = free.stream().filter(this::isWithoutDots).findFirst().orElse(free.get(0));
        labels.take(spot.box());
        marks.add(
            new Mark.Text(
                spot.x(), spot.y(), name, Panel.SIZE, false, spot.anchor(), Theme.INK, peak.snp()));
      }
    }
  }

  /** On the right of a dot, on its left, beyond it. */
  private List<Spot> spots(double px, double py, double width) {
    double beyond = y.from() > y.to() ? py - AWAY : py + AWAY + HIGH;
    return List.of(
        spot(px + AWAY, py + 4, width, Anchor.START, 0),
        spot(px - AWAY, py + 4, width, Anchor.END, width),
        spot(px, beyond, width, Anchor.MIDDLE, width / 2));
  }

  private static Spot spot(double x, double y, double width, Anchor anchor, double before) {
    double left = x - before;
    return new Spot(new LabelBoxes.Box(left - 4, y - 13, left + width + 4, y + 5), x, y, anchor);
  }

  private boolean isWithoutDots(Spot spot) {
    return data.points().stream()
        .noneMatch(point -> spot.box().holds(genome.pixel(data, point), y.pixel(point.value())));
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

  /** How many SNPs there are, the highest, and what the line is. */
  String remark() {
    return numbers() + line();
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

  /** The field for readers who do not see it. */
  String words() {
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
}
