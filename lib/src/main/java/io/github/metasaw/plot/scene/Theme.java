package io.github.metasaw.plot.scene;

/** Colours, safe for colour-blind readers and in grey print, on white. */
public final class Theme {

  public static final String INK = "#1b1f24";
  public static final String MUTED = "#56606b";
  public static final String RULE = "#aab3bd";
  public static final String ZEBRA = "#f4f6f8";
  public static final String ACCENT = "#1f5fa8";
  public static final String LIGHT = "#a9c4e4";
  public static final String WARM = "#b3541e";
  public static final String GREEN = "#2b7a5b";
  public static final String LEAF = "#6db893";
  public static final String RED = "#b3261e";
  public static final String PALE = "#dce8f5";
  public static final String BLUE = "#5b8fd0";
  public static final String BAR = "#cfd6de";
  public static final String SHADE = "#e9ecf0";
  public static final String WHITE = "#ffffff";

  /** The number of lines or groups with their own colour. */
  public static final int COLOURS = 6;

  private static final String[] SERIES = {ACCENT, WARM, GREEN, "#8a4f9e", "#8f6d00", MUTED};

  private Theme() {}

  /**
   * Width of the dots of a cloud: the fewer there are, the larger, down to {@code least}.
   *
   * @param count number of dots
   * @param least smallest width in pixels
   * @return in pixels
   */
  public static double dot(int count, double least) {
    return count < 200 ? 6 : count < 2000 ? Math.max(least, 4.6) : least;
  }

  /**
   * A colour for each of several lines; after six they come again.
   *
   * @param i number of the line, from 0
   * @return {@code #rrggbb}
   */
  public static String series(int i) {
    return SERIES[i % SERIES.length];
  }
}
