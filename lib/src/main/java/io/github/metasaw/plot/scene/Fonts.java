package io.github.metasaw.plot.scene;

import io.github.metasaw.diagnostic.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * Widths of text, the same on every machine: those of Helvetica (and its equals Arial and
 * Liberation Sans), not of the fonts at hand.
 */
public final class Fonts {

  /** CSS family. */
  public static final String FAMILY = "Helvetica, Arial, 'Liberation Sans', sans-serif";

  /** A character cell of the text form, in units of the font size. */
  public static final double CELL = 0.47;

  private static final double BOLD = 1.07;
  private static final double OTHER = 0.6;

  /** Widths of the characters 32 to 126, thousandths of the size. */
  private static final int[] WIDTHS = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private Fonts() {}

  /**
   * Width in pixels, never less than the cells of the text form take.
   *
   * @param text any text
   * @param size of the type in pixels
   * @param bold whether the type is bold
   * @return in pixels
   */
  public static double width(String text, double size, boolean bold) {
    double sum = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      sum += width(c);
      i += Character.charCount(c);
    }
    return size * Math.max(sum * (bold ? BOLD : 1), cells(text) * CELL);
  }

  /** The width of a character 32 to 126 of Helvetica, in units of the size. */
  static double helvetica(int c) {
    return WIDTHS[c - 32] / 1000.0;
  }

  private static double width(int c) {
    if (c >= 32 && c <= 126) {
      return helvetica(c);
    }
    return switch (cells(c)) {
      case 0 -> 0;
      case 2 -> 1;
      default -> OTHER;
    };
  }

  /**
   * Character cells that a terminal gives the text: 2 for East Asian characters, 0 for accents.
   *
   * @param text any text
   * @return number of cells
   */
  public static int cells(String text) {
    return text.codePoints().map(Fonts::cells).sum();
  }

  private static int cells(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }

  /**
   * The text, cut with an ellipsis where it is wider than {@code width}.
   *
   * @param text any text
   * @param size of the type in pixels
   * @param bold whether the type is bold
   * @param width of the room in pixels
   * @return the text, or its beginning and an ellipsis
   */
  public static String fit(String text, double size, boolean bold, double width) {
    if (width(text, size, bold) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + "…", size, bold) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /**
   * The text in lines, broken at blanks, but not within {@code 95 % CI}; a word wider than a line
   * is cut with an ellipsis.
   *
   * @param text to be broken
   * @param size of the type in pixels
   * @param bold whether the type is bold
   * @param width of a line in pixels
   * @return one or more lines
   */
  public static List<String> wrap(String text, double size, boolean bold, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" (?!%|CI)")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, size, bold) > width) {
        lines.add(fit(line, size, bold, width));
        longer = word;
      }
      line = longer;
    }
    lines.add(fit(line, size, bold, width));
    return lines;
  }

  /**
   * A name, cut in its middle where it is wider than {@code width}: the ends of names, such as
   * years and centres, tell them apart as the beginnings do.
   *
   * @param name any text
   * @param size of the type in pixels
   * @param bold whether the type is bold
   * @param width of the room in pixels
   * @return the name, or its beginning and end round an ellipsis
   */
  public static String shorten(String name, double size, boolean bold, double width) {
    if (width(name, size, bold) <= width) {
      return name;
    }
    int[] points = name.codePoints().toArray();
    int tail = 0;
    int head = 0;
    String shown = "…";
    while (head + tail < points.length) {
      boolean growsHead = head <= 2 * tail;
      int nextHead = head + (growsHead ? 1 : 0);
      int nextTail = tail + (growsHead ? 0 : 1);
      String longer = joined(points, nextHead, nextTail);
      if (width(longer, size, bold) > width) {
        break;
      }
      head = nextHead;
      tail = nextTail;
      shown = longer;
    }
    return shown;
  }

  /**
   * The first and last characters round an ellipsis; an accent does not stand without its letter.
   */
  private static String joined(int[] points, int head, int tail) {
    int from = points.length - tail;
    while (from < points.length && cells(points[from]) == 0) {
      from++;
    }
    return new String(points, 0, head).stripTrailing()
        + "…"
        + new String(points, from, points.length - from).stripLeading();
  }

  /**
   * Text without what cannot be shown: control characters become blanks, broken pairs '\uFFFD'.
   *
   * @param text any text
   * @return text that every form can show
   */
  public static String clean(String text) {
    return PlainText.of(text);
  }
}
