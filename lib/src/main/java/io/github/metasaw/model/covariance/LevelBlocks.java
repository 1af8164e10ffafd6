package io.github.metasaw.model.covariance;

import java.util.Arrays;

/**
 * The blocks of levels whose effects may be correlated; effects of different blocks are
 * independent. Matrices of effects are kept block by block, each row-major: of independent levels
 * that is [levels x m x m]. Immutable.
 */
public final class LevelBlocks {

  private final int[][] members;

  /** The block of each level. */
  private final int[] block;

  /** The place of each level in its block. */
  private final int[] place;

  /** Sum of the squared sizes of the blocks before. */
  private final int[] offset;

  /** Whether each level is a block. */
  private final boolean isSingle;

  private LevelBlocks(int[][] members, int levels) {
    this.members = members;
    this.isSingle = members.length == levels;
    this.block = new int[levels];
    this.place = new int[levels];
    this.offset = new int[members.length + 1];
    for (int b = 0; b < members.length; b++) {
      offset[b + 1] = offset[b] + members[b].length * members[b].length;
      for (int e = 0; e < members[b].length; e++) {
        block[members[b][e]] = b;
        place[members[b][e]] = e;
      }
    }
  }

  /**
   * Blocks of levels.
   *
   * @param members the levels of each block, ascending; together all levels, each once
   * @param levels their number
   * @return the blocks
   */
  static LevelBlocks of(int[][] members, int levels) {
    return new LevelBlocks(members, levels);
  }

  /** Levels that are all correlated. */
  static LevelBlocks whole(int levels) {
    int[] all = new int[levels];
    Arrays.setAll(all, g -> g);
    return new LevelBlocks(new int[][] {all}, levels);
  }

  /** Levels that are all independent. */
  static LevelBlocks single(int levels) {
    int[][] members = new int[levels][];
    Arrays.setAll(members, g -> new int[] {g});
    return new LevelBlocks(members, levels);
  }

  /**
   * The levels of each block.
   *
   * @return ascending [blocks][levels of the block]; not a copy
   */
  public int[][] members() {
    return members;
  }

  /** The block of a level. */
  int block(int g) {
    return block[g];
  }

  /** The place of a level in its block. */
  int place(int g) {
    return place[g];
  }

  /** Whether two levels are in the same block; true for a level and itself. */
  boolean connects(int g, int h) {
    return g == h || block[g] == block[h];
  }

  /** Number of elements of a matrix of effects, m for each level. */
  int stored(int m) {
    return offset[members.length] * m * m;
  }

  /**
   * Where an element of a matrix of effects is kept.
   *
   * @param g a level
   * @param a an effect of it, below m
   * @param h a level of the same block
   * @param b an effect of it, below m
   * @param m effects of a level
   * @return index
   */
  public int index(int g, int a, int h, int b, int m) {
    if (isSingle) {
      return (g * m + a) * m + b;
    }
    int own = block[g];
    int width = members[own].length * m;
    return offset[own] * m * m + (place[g] * m + a) * width + place[h] * m + b;
  }

  /**
   * Where the matrix of the effects of a block begins; row-major, of m rows for each of its levels.
   *
   * @param block index of the block
   * @param m effects of a level
   * @return index
   */
  public int start(int block, int m) {
    return offset[block] * m * m;
  }

  /**
   * Multiplies the effects of each block by a matrix.
   *
   * @param by a matrix of levels for each block, row-major
   * @param x [levels x m], replaced by (by x I) x
   */
  void multiply(double[][] by, double[] x, int m) {
    for (int b = 0; b < members.length; b++) {
      int n = members[b].length;
      double[] own = new double[n];
      double[] sums = new double[n];
      for (int a = 0; a < m; a++) {
        for (int j = 0; j < n; j++) {
          own[j] = x[members[b][j] * m + a];
        }
        multiply(by[b], own, sums);
        for (int i = 0; i < n; i++) {
          x[members[b][i] * m + a] = sums[i];
        }
      }
    }
  }

  /** Writes A x to {@code into}, A row-major. */
  private static void multiply(double[] a, double[] x, double[] into) {
    int at = 0;
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (double value : x) {
        sum += a[at++] * value;
      }
      into[i] = sum;
    }
  }
}
