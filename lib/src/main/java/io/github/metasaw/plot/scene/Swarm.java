package io.github.metasaw.plot.scene;

/**
 * Keeps circles on a line apart by moving them off it, the large ones first; the same circles are
 * always moved in the same way.
 */
public final class Swarm {

  /** A step off the line, in pixels. */
  private static final double STEP = 1.5;

  private Swarm() {}

  /**
   * Distances off the line.
   *
   * @param centres of the circles along the line, in pixels [n]
   * @param radii in pixels, descending [n]
   * @param reach the largest distance of an edge from the line
   * @return below 0 on one side, above on the other; where there is no free place, the one with the
   *     least overlap [n]
   */
  public static double[] offsets(double[] centres, double[] radii, double reach) {
    double[] offsets = new double[centres.length];
    for (int i = 0; i < centres.length; i++) {
      offsets[i] = offset(centres, radii, offsets, i, reach);
    }
    return offsets;
  }

  private static double offset(
      double[] centres, double[] radii, double[] offsets, int i, double reach) {
    double best = 0;
    double widest = Double.NEGATIVE_INFINITY;
    int steps = (int) Math.max(0, (reach - radii[i]) / STEP);
    for (int step = 0; step <= 2 * steps; step++) {
      // 0, 1, -1, 2, -2, ..., and the other side first for every second circle.
      int away = (step + 1) / 2;
      double at = (step % 2 == i % 2 ? -away : away) * STEP;
      double gap = gap(centres, radii, offsets, i, at);
      if (gap >= 0) {
        return at;
      }
      if (gap > widest) {
        widest = gap;
        best = at;
      }
    }
    return best;
  }

  /** The distance to the nearest of the circles before, below 0 where they overlap. */
  private static double gap(double[] centres, double[] radii, double[] offsets, int i, double at) {
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < i; j++) {
      double across = centres[i] - centres[j];
      double apart = radii[i] + radii[j];
      if (Math.abs(across) < apart + least) {
        least = Math.min(least, Math.hypot(across, at - offsets[j]) - apart);
      }
    }
    return least;
  }
}
