package io.github.metasaw.linalg;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The connected components of a symmetric matrix, and the storage that suits them: rows that are
 * connected form components; without any pair it is {@link Diagonal}, with many small or well
 * filled components {@link Blocks}, and one that fills its envelope is {@link Dense}, or else
 * {@link Sparse}.
 *
 * @param storage the storage in one word
 * @param rows n
 * @param components number of groups of rows that are connected with no row outside, those of one
 *     row included
 * @param largest rows of the largest component
 * @param density share of the n x n elements that are stored
 * @param bandwidth largest distance of a stored element from the diagonal, in the order of the
 *     storage; n - 1 where dense
 */
public record Structure(
    String storage, int rows, int components, int largest, double density, int bandwidth) {

  /** Components of no more rows than this are blocks, however few of their elements are there. */
  private static final int SMALL = 32;

  /** Larger ones are, where at least this share of the elements of all blocks is there. */
  private static final double FILLED = 0.3;

  /** The envelope that is worth while, as a share of the triangle. */
  private static final double NARROW = 0.5;

  /**
   * The structure of a matrix as it is stored.
   *
   * @param a [n x n]
   * @return storage, components and density
   */
  public static Structure of(Symmetric a) {
    int[] membership = membership(a);
    int[] sizes = sizes(membership);
    int largest = Arrays.stream(sizes).max().orElse(0);
    int bandwidth = a instanceof Diagonal ? 0 : a instanceof Blocks ? largest - 1 : a.size() - 1;
    if (a instanceof Sparse sparse) {
      bandwidth = sparse.bandwidth();
    }
    return new Structure(a.storage(), a.size(), sizes.length, largest, a.density(), bandwidth);
  }

  /**
   * The connected component of each row.
   *
   * @param a [n x n], stored zeros count as elements
   * @return [n], numbered from 0 in order of first appearance
   */
  public static int[] membership(Symmetric a) {
    Components components = new Components(a.size());
    a.forEach(
        (i, j, value) -> {
          if (i != j) {
            components.join(i, j);
          }
        });
    return components.membership();
  }

  /**
   * The rows of each connected component.
   *
   * @param a [n x n]
   * @return rows, ascending, in order of their first row
   */
  public static List<int[]> components(Symmetric a) {
    int[] membership = membership(a);
    int[] sizes = sizes(membership);
    List<int[]> components = Arrays.stream(sizes).mapToObj(int[]::new).toList();
    int[] filled = new int[sizes.length];
    for (int i = 0; i < membership.length; i++) {
      components.get(membership[i])[filled[membership[i]]++] = i;
    }
    return components;
  }

  /**
   * The same matrix in the storage that suits it best, elements that are zero being left out: a
   * full array that holds blocks becomes {@link Blocks}.
   *
   * @param a [n x n]
   * @return the same elements
   */
  public static Symmetric compact(Symmetric a) {
    Components components = new Components(a.size());
    long[] count = new long[1];
    a.forEach(
        (i, j, value) -> {
          if (value != 0) {
            components.join(i, j);
            count[0]++;
          }
        });
    boolean one = sizes(components.membership()).length == 1;
    if (one && a instanceof Dense && count[0] > NARROW * a.stored()) {
      return a;
    }
    Elements elements = new Elements(a.size());
    a.forEach(
        (i, j, value) -> {
          if (i == j || value != 0) {
            elements.add(i, j, value);
          }
        });
    return elements.toSymmetric();
  }

  /**
   * The same matrix on a wider pattern, on which rows of a group may be correlated too: {@link
   * Symmetric#map} then fills in V + Z G Z' for any parameters.
   *
   * @param a [n x n]
   * @param groups for each grouping, a number that rows of a group share, negative for a row in
   *     none [n]
   * @return the same elements, and zeros stored where rows share a group
   */
  public static Symmetric widen(Symmetric a, int[]... groups) {
    if (a instanceof Dense) {
      return a;
    }
    Elements elements = new Elements(a.size());
    a.forEach(elements::add);
    for (int[] group : groups) {
      int[] members = Components.consecutive(group);
      Blocks cliques = Blocks.of(members, (i, j, zero) -> 0);
      cliques.forEach(
          (i, j, zero) -> {
            if (i != j && group[i] >= 0) {
              elements.add(i, j, 0);
            }
          });
    }
    return elements.toSymmetric();
  }

  private static int[] sizes(int[] membership) {
    int[] sizes = new int[Arrays.stream(membership).max().orElse(-1) + 1];
    for (int m : membership) {
      sizes[m]++;
    }
    return sizes;
  }

  /** Elements of a matrix one by one, in any order; those given twice add up. */
  public static final class Elements {

    private final int n;
    private int[] rows = new int[64];
    private int[] columns = new int[64];
    private double[] values = new double[64];
    private int count;

    /**
     * No elements yet.
     *
     * @param n size of the matrix
     */
    public Elements(int n) {
      this.n = n;
    }

    /**
     * Adds to an element, and so to its mirror image.
     *
     * @param row from 0
     * @param column from 0
     * @param value added to what is there
     */
    public void add(int row, int column, double value) {
      if (count == rows.length) {
        int room = Math.addExact(count, count >> 1);
        rows = Arrays.copyOf(rows, room);
        columns = Arrays.copyOf(columns, room);
        values = Arrays.copyOf(values, room);
      }
      rows[count] = row;
      columns[count] = column;
      values[count++] = value;
    }

    /**
     * The matrix of these elements, zeros that were added included.
     *
     * @return in the storage that suits it
     */
    public Symmetric toSymmetric() {
      Graph graph = Graph.of(n, rows, columns, count);
      if (graph.edges() == 0) {
        return Diagonal.of(n, this);
      }
      int[] membership = graph.components();
      int[] sizes = sizes(membership);
      long inBlocks = 0;
      int largest = 0;
      for (int size : sizes) {
        inBlocks += (long) size * (size + 1) / 2;
        largest = Math.max(largest, size);
      }
      boolean full = graph.edges() + n >= FILLED * inBlocks;
      if (sizes.length > 1 && (largest <= SMALL || full)) {
        return Blocks.of(membership, this);
      }
      int[] order = CuthillMcKee.order(graph);
      int[] given = IntStream.range(0, n).toArray();
      int[] best = graph.work(given) <= graph.work(order) ? given : order;
      boolean narrow = n > SMALL && graph.envelope(best) < NARROW * n * (n + 1.0) / 2;
      return narrow ? Sparse.of(graph, best, this) : Dense.of(n, this);
    }

    /** Shows what was added, as (row, column) with row >= column. */
    void forEach(Symmetric.Visitor visitor) {
      for (int e = 0; e < count; e++) {
        visitor.at(Math.max(rows[e], columns[e]), Math.min(rows[e], columns[e]), values[e]);
      }
    }
  }
}
