package io.github.metasaw.bayes.sampler;

/**
 * Draws of one chain, in blocks that are allocated as the chain goes on: one that is interrupted
 * soon has taken little memory.
 */
final class ChainDraws {

  private static final int BLOCK = 1024;

  private final int variables;
  private final int total;
  private final double[][][] blocks;

  /**
   * No draws yet.
   *
   * @param variables numbers in each draw
   * @param total number of draws
   */
  ChainDraws(int variables, int total) {
    this.variables = variables;
    this.total = total;
    this.blocks = new double[total / BLOCK + 1][][];
  }

  /**
   * Where a draw stands.
   *
   * @param at its number, from 0
   * @return the block [variable][column]
   */
  double[][] block(int at) {
    int b = at / BLOCK;
    if (blocks[b] == null) {
      blocks[b] = new double[variables][Math.min(BLOCK, total - b * BLOCK)];
    }
    return blocks[b];
  }

  /** The column of a draw in its block. */
  int column(int at) {
    return at % BLOCK;
  }

  /**
   * Draws of one variable.
   *
   * @param variable its number, from 0
   * @param from the first draw
   * @param to after the last draw
   * @return a copy
   */
  double[] of(int variable, int from, int to) {
    double[] out = new double[to - from];
    for (int at = from; at < to; ) {
      int length = Math.min(to - at, BLOCK - column(at));
      System.arraycopy(block(at)[variable], column(at), out, at - from, length);
      at += length;
    }
    return out;
  }
}
