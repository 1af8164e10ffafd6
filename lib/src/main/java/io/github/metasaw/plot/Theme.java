package io.github.metasaw.plot;

/** Colours, safe for colour-blind readers and in grey print, on white. */
final class Theme {

  static final String INK = "#1b1f24";
  static final String MUTED = "#56606b";
  static final String RULE = "#aab3bd";
  static final String ZEBRA = "#f4f6f8";
  static final String ACCENT = "#1f5fa8";
  static final String LIGHT = "#a9c4e4";
  static final String WARM = "#b3541e";
  static final String GREEN = "#2b7a5b";
  static final String LEAF = "#6db893";
  static final String RED = "#b3261e";
  static final String PALE = "#dce8f5";
  static final String BLUE = "#5b8fd0";
  static final String BAR = "#cfd6de";
  static final String SHADE = "#e9ecf0";
  static final String WHITE = "#ffffff";

  private static final String[] SERIES = {ACCENT, WARM, GREEN, "#8a4f9e", "#8f6d00", MUTED};

  private Theme() {}

  /** Width of the dots of a cloud: the fewer there are, the larger, down to {@code least}. */
  static double dot(int count, double least) {
    return count < 200 ? 6 : count < 2000 ? Math.max(least, 4.6) : least;
  }

  /** A colour for each of several lines; after six they come again. */
  static String series(int i) {
    return SERIES[i % SERIES.length];
  }
}
