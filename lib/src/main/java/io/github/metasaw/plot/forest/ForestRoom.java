package io.github.metasaw.plot.forest;

/**
 * The space that a forest plot takes: in a page of the usual width, or in a narrow window, in which
 * the usual picture would be scaled down until its text is unreadable.
 *
 * @param comfortable width of the picture in pixels above which many columns make the plot itself
 *     narrower
 * @param plot usual width of the plot itself
 * @param leastPlot minimum width of the plot itself
 * @param label maximum width of a label before it is shortened
 * @param longestLabel maximum width of labels that could not be distinguished if shortened to
 *     {@code label}
 * @param gap between columns
 * @param stacksCells whether the extra columns are below the labels, on a separate line
 */
record ForestRoom(
    double comfortable,
    double plot,
    double leastPlot,
    double label,
    double longestLabel,
    double gap,
    boolean stacksCells) {

  /** For a page, a file, or a window of the usual width. */
  static final ForestRoom WIDE = new ForestRoom(760, 300, 210, 290, 460, 18, false);

  /** For half a window. */
  static final ForestRoom NARROW = new ForestRoom(450, 170, 120, 150, 220, 12, true);

  /** A narrow picture is useful if its width is at most this share of the usual width. */
  private static final double WORTH = 0.85;

  /** Whether a narrow picture saves enough width to be useful. */
  static boolean isWorth(double narrow, double wide) {
    return narrow <= WORTH * wide;
  }
}
