package io.github.metasaw.plot.forest;

/**
 * How much room a forest plot takes: beside its text in a page, or in a narrow window, where a
 * picture of the usual width would be scaled down until its text cannot be read.
 *
 * @param comfortable width in pixels up to which the plot itself gives way to many columns
 * @param plot usual width of the plot itself
 * @param leastPlot its least width
 * @param label width of a label before it is cut
 * @param longestLabel width of labels that could not be distinguished if cut to {@code label}
 * @param gap between columns
 * @param stacksCells whether the extra columns stand below the labels, in a line of their own
 */
record ForestRoom(
    double comfortable,
    double plot,
    double leastPlot,
    double label,
    double longestLabel,
    double gap,
    boolean stacksCells) {

  /** In a page, in a file, in a window of the usual width. */
  static final ForestRoom WIDE = new ForestRoom(760, 300, 210, 290, 460, 18, false);

  /** In half a window. */
  static final ForestRoom NARROW = new ForestRoom(450, 170, 120, 150, 220, 12, true);

  /** A picture that is narrower than this share of the usual one is worth having. */
  private static final double WORTH = 0.85;

  /** Whether a narrow picture saves so much width that it is worth having. */
  static boolean isWorth(double narrow, double wide) {
    return narrow <= WORTH * wide;
  }
}
