package io.github.metasaw.linalg;

import java.util.Arrays;

/**
 * A block diagonal matrix: rows that belong together are correlated, all others are not. The rows
 * of a block need not stand together. Each block is stored as its lower triangle, by rows.
 */
public final class Blocks implements Symmetric {

  /** Rows [n], block by block, ascending within a block. */
  private final int[] order;

  /** Where each block begins in {@link #order} [blocks + 1]. */
  private final int[] start;

  /** Where the triangle of each block begins in {@link #values} [blocks + 1]. */
  private final int[] offset;

  /** The block of each row, and its place there [n]. */
  private final int[] block;

  private final int[] place;
  private final double[] values;

  private Blocks(
      int[] order, int[] start, int[] offset, int[] block, int[] place, double[] values) {
    this.order = order;
    this.start = start;
    this.offset = offset;
    this.block = block;
    this.place = place;
    this.values = values;
  }

  /**
   * The matrix in which rows of the same group form a block.
   *
   * @param group any number that rows of a block share [n]
   * @param value element (row, column) of a block, row >= column, as a function of the place; its
   *     third argument is 0
   * @return the matrix [n x n]
   */
  public static Blocks of(int[] group, Element value) {
    return zero(group).map(value);
  }

  static Blocks of(int[] group, Structure.Elements elements) {
    Blocks zero = zero(group);
    elements.forEach((i, j, value) -> zero.values[zero.index(i, j)] += value);
    return zero;
  }

  private static Blocks zero(int[] group) {
    int[] block = Components.consecutive(group);
    int blocks = Arrays.stream(block).max().orElse(-1) + 1;
    int[] start = new int[blocks + 1];
    for (int b : block) {
      start[b + 1]++;
    }
    int[] offset = new int[blocks + 1];
    for (int b = 0; b < blocks; b++) {
      offset[b + 1] = Math.addExact(offset[b], Packed.length(start[b + 1]));
      start[b + 1] += start[b];
    }
    int[] order = new int[block.length];
    int[] place = new int[block.length];
    int[] filled = new int[blocks];
    for (int i = 0; i < block.length; i++) {
      place[i] = filled[block[i]]++;
      order[start[block[i]] + place[i]] = i;
    }
    return new Blocks(order, start, offset, block, place, new double[offset[blocks]]);
  }

  /** Number of blocks, those of one row included. */
  public int blocks() {
    return start.length - 1;
  }

  /**
   * The rows of a block.
   *
   * @param block from 0
   * @return rows, from 0, ascending
   */
  public int[] rows(int block) {
    return Arrays.copyOfRange(order, start[block], start[block + 1]);
  }

  /** The block of each row [n], numbered from 0 in order of first appearance. */
  public int[] membership() {
    return block.clone();
  }

  /** Rows of the largest block. */
  public int largest() {
    int largest = 0;
    for (int b = 0; b < blocks(); b++) {
      largest = Math.max(largest, start[b + 1] - start[b]);
    }
    return largest;
  }

  int[] order() {
    return order;
  }

  int[] start() {
    return start;
  }

  int[] offset() {
    return offset;
  }

  double[] values() {
    return values;
  }

  /** The same blocks with other triangles, which are not copied. */
  Blocks withValues(double[] other) {
    return new Blocks(order, start, offset, block, place, other);
  }

  @Override
  public int size() {
    return order.length;
  }

  @Override
  public double get(int row, int column) {
    if (block[row] != block[column]) {
      return 0;
    }
    return values[index(row, column)];
  }

  private int index(int row, int column) {
    int high = Math.max(place[row], place[column]);
    int low = Math.min(place[row], place[column]);
    return offset[block[row]] + Packed.index(high, low);
  }

  @Override
  public double[] diagonal() {
    double[] diagonal = new double[size()];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = values[offset[block[i]] + Packed.index(place[i], place[i])];
    }
    return diagonal;
  }

  @Override
  public Symmetric select(int[] keep) {
    int[] group = Arrays.stream(keep).map(i -> block[i]).toArray();
    Blocks kept = of(group, (i, j, zero) -> get(keep[i], keep[j]));
    return kept.largest() > 1 ? kept : Diagonal.of(kept.values);
  }

  @Override
  public String storage() {
    return "blocks";
  }

  @Override
  public Blocks map(Element value) {
    double[] mapped = new double[values.length];
    int at = 0;
    for (int b = 0; b < blocks(); b++) {
      for (int i = start[b]; i < start[b + 1]; i++) {
        for (int j = start[b]; j <= i; j++, at++) {
          mapped[at] = value.of(order[i], order[j], values[at]);
        }
      }
    }
    return withValues(mapped);
  }

  @Override
  public Blocks plusDiagonal(double[] d) {
    double[] sum = values.clone();
    for (int i = 0; i < d.length; i++) {
      sum[offset[block[i]] + Packed.index(place[i], place[i])] += d[i];
    }
    return withValues(sum);
  }

  @Override
  public void forEach(Visitor visitor) {
    int at = 0;
    for (int b = 0; b < blocks(); b++) {
      for (int i = start[b]; i < start[b + 1]; i++) {
        for (int j = start[b]; j <= i; j++, at++) {
          visitor.at(order[i], order[j], values[at]);
        }
      }
    }
  }

  @Override
  public long stored() {
    return values.length;
  }
}
