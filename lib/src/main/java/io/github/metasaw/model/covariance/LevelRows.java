package io.github.metasaw.model.covariance;

/** The rows of each level of a grouping, in ascending order. */
final class LevelRows {

  private final int[][] rows;

  private LevelRows(int[][] rows) {
    this.rows = rows;
  }

  /** From the level of each row [n]; -1 for none. */
  static LevelRows of(int[] level, int levels) {
    int[] count = new int[levels];
    for (int g : level) {
      if (g >= 0) {
        count[g]++;
      }
    }
    int[][] rows = new int[levels][];
    for (int g = 0; g < levels; g++) {
      rows[g] = new int[count[g]];
    }
    int[] filled = new int[levels];
    for (int i = 0; i < level.length; i++) {
      int g = level[i];
      if (g >= 0) {
        rows[g][filled[g]++] = i;
      }
    }
    return new LevelRows(rows);
  }

  /** The rows of level g; not a copy. */
  int[] of(int g) {
    return rows[g];
  }

  /** Number of levels. */
  int levels() {
    return rows.length;
  }
}
