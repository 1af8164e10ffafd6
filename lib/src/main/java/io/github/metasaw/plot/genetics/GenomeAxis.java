package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.result.ManhattanData;
import io.github.metasaw.genetics.snp.Chromosome;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Theme;
import java.util.Arrays;
import java.util.List;

/** The chromosomes of one or several sets of SNPs, side by side on a horizontal axis. */
final class GenomeAxis {

  static final double WIDTH = 760;
  static final double LEFT = 62;
  static final double RIGHT = WIDTH - 18;

  private static final double MEGA = 1e6;

  /** Share of the axis between two chromosomes. */
  private static final double GAP = 0.004;

  private final List<String> chromosomes;

  /** Where each chromosome begins on the axis, in base pairs. */
  private final double[] begins;

  /** Where it ends: at its last SNP. */
  private final double[] ends;

  private final Axis axis;

  GenomeAxis(List<ManhattanData> sets) {
    this.chromosomes =
        sets.stream()
            .flatMap(data -> data.chromosomes().stream())
            .distinct()
            .sorted((a, b) -> Integer.compare(Chromosome.rank(a), Chromosome.rank(b)))
            .toList();
    double[] last = new double[chromosomes.size()];
    double first = Double.POSITIVE_INFINITY;
    for (ManhattanData data : sets) {
      for (ManhattanData.Point point : data.points()) {
        int c = number(data, point.chromosome());
        double position = point.position();
        last[c] = Math.max(last[c], position);
        first = Math.min(first, position);
      }
    }
    double gap = GAP * Arrays.stream(last).sum();
    this.begins = new double[last.length];
    this.ends = new double[last.length];
    double end = 0;
    for (int c = 0; c < last.length; c++) {
      begins[c] = c == 0 ? 0 : end + gap;
      end = begins[c] + last[c];
      ends[c] = end;
    }
    double start = last.length == 1 ? first : 0;
    double pad = end > start ? 0.01 * (end - start) : 0.5 * MEGA;
    this.axis = new Axis(start - pad, end + pad, LEFT, RIGHT);
  }

  /** Base pairs from the begin of the first chromosome, to pixels. */
  Axis axis() {
    return axis;
  }

  /** The pixel of a SNP. */
  double pixel(ManhattanData data, ManhattanData.Point point) {
    return axis.pixel(begins[number(data, point.chromosome())] + point.position());
  }

  /** Which of all chromosomes one of a set is. */
  int number(ManhattanData data, int chromosome) {
    return chromosomes.indexOf(data.chromosomes().get(chromosome));
  }

  /** The axis below a field, with its name: positions on one chromosome, or several chromosomes. */
  void below(double bottom, List<Mark> marks) {
    if (chromosomes.size() == 1) {
      positions(bottom, marks, "Position on chromosome %s, millions of bases");
      return;
    }
    chromosomes(bottom, marks);
    text((LEFT + RIGHT) / 2, bottom + 37, "Chromosome", "Chromosome", marks);
  }

  /** The axis between two fields. */
  void between(double bottom, List<Mark> marks) {
    if (chromosomes.size() == 1) {
      positions(bottom, marks, "");
      return;
    }
    chromosomes(bottom, marks);
  }

  /** What the axis between two fields shows, as the end of a heading; empty for chromosomes. */
  String name() {
    return chromosomes.size() == 1
        ? ", by position on chromosome %s, millions of bases".formatted(chromosomes.get(0))
        : "";
  }

  private void positions(double bottom, List<Mark> marks, String name) {
    new Panel(
            new Axis(axis.low() / MEGA, axis.high() / MEGA, axis.from(), axis.to()),
            new Axis(0, 1, bottom, bottom - 1),
            marks)
        .bottom(name.formatted(chromosomes.get(0)));
  }

  /** Ticks between the chromosomes, and as many of their names as have room. */
  private void chromosomes(double bottom, List<Mark> marks) {
    marks.add(new Mark.Line(LEFT, bottom, RIGHT, bottom, Stroke.solid(Theme.INK, 1)));
    double taken = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < begins.length; c++) {
      String name = chromosomes.get(c);
      String shown = Fonts.fit(name, Panel.SIZE, false, 80);
      double middle = axis.pixel((begins[c] + ends[c]) / 2);
      double half = Fonts.width(shown, Panel.SIZE, false) / 2;
      double edge = axis.pixel(ends[c]);
      marks.add(new Mark.Line(edge, bottom, edge, bottom + 4, Stroke.solid(Theme.INK, 1)));
      if (middle - half > taken + Panel.CELL_WIDTH && middle + half < WIDTH) {
        text(middle, bottom + 21, shown, name, marks);
        taken = middle + half;
      }
    }
  }

  private static void text(double x, double y, String shown, String full, List<Mark> marks) {
    marks.add(new Mark.Text(x, y, shown, Panel.SIZE, false, Anchor.MIDDLE, Theme.INK, full));
  }
}
