package io.github.metasaw.plot.scene;

import java.util.ArrayList;
import java.util.List;

/** Where labels of points stand already, so that no two are written over each other. */
public final class LabelBoxes {

  /**
   * The room of a label.
   *
   * @param left in pixels
   * @param top in pixels
   * @param right in pixels
   * @param bottom in pixels
   */
  public record Box(double left, double top, double right, double bottom) {

    private boolean overlaps(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    /**
     * Whether a point lies within.
     *
     * @param x in pixels
     * @param y in pixels
     * @return false on its edge
     */
    public boolean holds(double x, double y) {
      return x > left && x < right && y > top && y < bottom;
    }
  }

  private final List<Box> taken = new ArrayList<>();

  /**
   * Whether no label stands in a box.
   *
   * @param box where one may be written
   * @return false where it overlaps one that is taken
   */
  public boolean isFree(Box box) {
    return taken.stream().noneMatch(box::overlaps);
  }

  /**
   * Keeps a box for a label.
   *
   * @param box where it is written
   */
  public void take(Box box) {
    taken.add(box);
  }
}
