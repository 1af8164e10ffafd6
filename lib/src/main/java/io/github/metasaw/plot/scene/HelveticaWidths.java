package io.github.metasaw.plot.scene;

import java.text.Normalizer;

/** The widths of Helvetica and Helvetica-Bold, by Adobe's font metrics. */
final class HelveticaWidths {

  /** Helvetica-Bold's characters 32 to 126, thousandths of the size. */
  private static final int[] BOLD = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584
  };

  /** Of most signs above 126. */
  private static final double OTHER = 0.556;

  private HelveticaWidths() {}

  /**
   * Width of a text.
   *
   * @param text of characters of ISO 8859-1
   * @param size of the type in pixels
   * @param bold whether the type is bold
   * @return in pixels
   */
  static double of(String text, double size, boolean bold) {
    // A letter with an accent is as wide as the letter.
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    double sum = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean isKnown = c >= ' ' && c <= '~';
      sum += isKnown ? (bold ? BOLD[c - ' '] / 1000.0 : Fonts.helvetica(c)) : OTHER;
    }
    return size * sum;
  }
}
