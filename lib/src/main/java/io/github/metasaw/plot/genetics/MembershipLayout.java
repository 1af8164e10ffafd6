package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.mantra.MembershipMap;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Places probabilities of being in one cluster as a square: darker is more probable, and the per
 * cent stand in the cells where they have room.
 */
final class MembershipLayout {

  private static final double MARGIN = 14;
  private static final double WIDEST = 260;
  private static final double SIDE = 448;
  private static final double LARGEST = 4 * Panel.LINE;
  private static final double SMALLEST = Panel.LINE;
  private static final double ROOM = 22;
  private static final String SHADES = " ░▒▓█";

  private final MembershipMap map;
  private final String prior;
  private final int k;
  private final double cell;
  private final boolean isNumbered;
  private final double left;
  private final double top = 2 * Panel.LINE;
  private final List<Mark> marks = new ArrayList<>();

  private MembershipLayout(MembershipMap map, String prior) {
    this.map = map;
    this.prior = prior;
    this.k = map.labels().size();
    double even = Math.floor(SIDE / k / Panel.LINE) * Panel.LINE;
    this.cell = Math.max(SMALLEST, Math.min(LARGEST, even));
    double widest = map.labels().stream().mapToDouble(MembershipLayout::width).max().orElse(0);
    this.isNumbered = widest > cell - 6;
    double numbers = isNumbered ? width(k + "  ") : 0;
    this.left = MARGIN + numbers + Math.min(WIDEST, widest) + 11;
  }

  static Scene draw(MembershipMap map, String prior) {
    return new MembershipLayout(map, prior).scene();
  }

  private Scene scene() {
    for (int i = 0; i < k; i++) {
      label(i);
      for (int j = 0; j < k; j++) {
        cell(i, j);
      }
    }
    double side = k * cell;
    double key = left + side + 24;
    text(key, top + 12, "Together", Anchor.START, Theme.INK);
    for (int step = 0; step <= 4; step++) {
      double y = top + (1.5 + step) * Panel.LINE;
      marks.add(new Mark.Rect(key, y, 16, 15, colour(step / 4.0), ""));
      text(key + 24, y + 12, 25 * step + " %", Anchor.START, Theme.INK);
    }
    double end = top + Math.max(side, 7 * Panel.LINE) + 1.5 * Panel.LINE;
    String note = "Probability that two studies are in one cluster; mu ~ " + prior;
    double width = Math.max(key + 90, MARGIN + width(note) + MARGIN);
    text(MARGIN, end, note, Anchor.START, Theme.MUTED);
    return new Scene(
        width,
        end + 0.5 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Studies in one cluster",
        words(),
        marks);
  }

  private void label(int i) {
    String name = map.labels().get(i);
    double y = top + (i + 0.5) * cell + 4;
    double x = left + (i + 0.5) * cell;
    double right = left - 10;
    if (isNumbered) {
      String number = Integer.toString(i + 1);
      text(right, y, number, Anchor.END, Theme.INK);
      right -= width(k + "  ");
      // every second number, where cells are narrower than two digits and a gap
      if (cell >= ROOM || i % 2 == 0) {
        text(x, top - 6, number, Anchor.MIDDLE, Theme.INK);
      }
    } else {
      text(x, top - 6, name, Anchor.MIDDLE, Theme.INK);
    }
    String shown = Fonts.shorten(name, Panel.SIZE, false, right - MARGIN);
    marks.add(new Mark.Text(right, y, shown, Panel.SIZE, false, Anchor.END, Theme.INK, name));
  }

  private void cell(int i, int j) {
    double p = map.together().get(i).get(j);
    boolean isSpelt = cell >= ROOM;
    int shade = (int) Math.min(4, Math.floor(5 * p));
    String symbol = isSpelt ? "" : SHADES.substring(shade, shade + 1);
    double x = left + j * cell;
    double y = top + i * cell;
    marks.add(new Mark.Rect(x + 0.5, y + 0.5, cell - 1, cell - 1, colour(p), symbol));
    if (isSpelt) {
      String ink = p > 0.55 ? Theme.WHITE : Theme.INK;
      text(x + cell / 2, y + cell / 2 + 4, percent(p), Anchor.MIDDLE, ink);
    }
  }

  /** Whole per cent; 100 and 0 only where nothing is lacking. */
  private static String percent(double p) {
    if (p > 0.99 && p < 1) {
      return ">99";
    }
    return p > 0 && p < 0.01 ? "<1" : Digits.fixed(100 * p, 0);
  }

  /** From near white to the full colour. */
  private static String colour(double p) {
    double t = 0.06 + 0.94 * p;
    int[] parts = new int[3];
    for (int c = 0; c < 3; c++) {
      int part = Integer.parseInt(Theme.ACCENT.substring(1 + 2 * c, 3 + 2 * c), 16);
      parts[c] = (int) Math.round(255 + t * (part - 255));
    }
    return String.format(Locale.ROOT, "#%02x%02x%02x", parts[0], parts[1], parts[2]);
  }

  private String words() {
    int first = 0;
    int second = 0;
    double most = -1;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        if (map.together().get(i).get(j) > most) {
          most = map.together().get(i).get(j);
          first = j;
          second = i;
        }
      }
    }
    String pair =
        k == 1
            ? ""
            : "; most probably together are %s and %s, %s"
                .formatted(
                    map.labels().get(first), map.labels().get(second), Digits.significant(most));
    return "Probabilities that two of %d studies are in one cluster, mu ~ %s%s."
        .formatted(k, prior, pair);
  }

  private static double width(String text) {
    return Fonts.width(text, Panel.SIZE, false);
  }

  private void text(double x, double y, String text, Anchor anchor, String colour) {
    marks.add(new Mark.Text(x, y, text, Panel.SIZE, false, anchor, colour, text));
  }
}
