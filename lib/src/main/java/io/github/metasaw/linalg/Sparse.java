package io.github.metasaw.linalg;

import java.util.Arrays;

/**
 * A matrix of which few elements are stored: the lower triangle by rows, with rows and columns in
 * an order that keeps the elements near the diagonal: reverse Cuthill-McKee, or the given order
 * where that is as good.
 */
public final class Sparse implements Symmetric {

  /** The row that stands at each position [n], and the position of each row [n]. */
  private final int[] order;

  private final int[] position;

  /** Where the row at each position begins in columns and values [n + 1]. */
  private final int[] start;

  /** Positions of columns, ascending in a row, the diagonal last. */
  private final int[] columns;

  private final double[] values;

  private Sparse(int[] order, int[] position, int[] start, int[] columns, double[] values) {
    this.order = order;
    this.position = position;
    this.start = start;
    this.columns = columns;
    this.values = values;
  }

  static Sparse of(Graph graph, int[] order, Structure.Elements elements) {
    Sparse zero = zero(graph, order);
    elements.forEach((i, j, value) -> zero.values[zero.index(i, j)] += value);
    return zero;
  }

  private static Sparse zero(Graph graph, int[] order) {
    int n = order.length;
    int[] position = new int[n];
    for (int i = 0; i < n; i++) {
      position[order[i]] = i;
    }
    int[] start = new int[n + 1];
    int[] columns = new int[graph.edges() + n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int e = graph.start(order[i]); e < graph.end(order[i]); e++) {
        if (position[graph.neighbour(e)] < i) {
          columns[at++] = position[graph.neighbour(e)];
        }
      }
      Arrays.sort(columns, start[i], at);
      columns[at++] = i;
      start[i + 1] = at;
    }
    return new Sparse(order, position, start, columns, new double[at]);
  }

  int[] order() {
    return order;
  }

  int[] start() {
    return start;
  }

  int[] columns() {
    return columns;
  }

  double[] values() {
    return values;
  }

  /** The same pattern with other values, which are not copied. */
  Sparse withValues(double[] other) {
    return new Sparse(order, position, start, columns, other);
  }

  /**
   * The largest distance of a stored element from the diagonal, in the order of the storage: the
   * work of a factorisation grows with its square.
   */
  public int bandwidth() {
    int widest = 0;
    for (int i = 0; i < order.length; i++) {
      widest = Math.max(widest, i - columns[start[i]]);
    }
    return widest;
  }

  @Override
  public int size() {
    return order.length;
  }

  @Override
  public double get(int row, int column) {
    int at = index(row, column);
    return at >= 0 ? values[at] : 0;
  }

  private int index(int row, int column) {
    int high = Math.max(position[row], position[column]);
    int low = Math.min(position[row], position[column]);
    return Arrays.binarySearch(columns, start[high], start[high + 1], low);
  }

  @Override
  public double[] diagonal() {
    double[] diagonal = new double[size()];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[order[i]] = values[start[i + 1] - 1];
    }
    return diagonal;
  }

  @Override
  public Symmetric select(int[] keep) {
    int[] kept = new int[size()];
    Arrays.fill(kept, -1);
    for (int i = 0; i < keep.length; i++) {
      kept[keep[i]] = i;
    }
    Structure.Elements elements = new Structure.Elements(keep.length);
    forEach(
        (i, j, value) -> {
          if (kept[i] >= 0 && kept[j] >= 0) {
            elements.add(kept[i], kept[j], value);
          }
        });
    return elements.toSymmetric();
  }

  @Override
  public String storage() {
    return "sparse";
  }

  @Override
  public Sparse map(Element value) {
    double[] mapped = new double[values.length];
    int at = 0;
    for (int i = 0; i < size(); i++) {
      for (; at < start[i + 1]; at++) {
        int row = Math.max(order[i], order[columns[at]]);
        int column = Math.min(order[i], order[columns[at]]);
        mapped[at] = value.of(row, column, values[at]);
      }
    }
    return withValues(mapped);
  }

  @Override
  public Sparse plusDiagonal(double[] d) {
    double[] sum = values.clone();
    for (int i = 0; i < d.length; i++) {
      sum[start[i + 1] - 1] += d[order[i]];
    }
    return withValues(sum);
  }

  @Override
  public void forEach(Visitor visitor) {
    int at = 0;
    for (int i = 0; i < size(); i++) {
      for (; at < start[i + 1]; at++) {
        int row = Math.max(order[i], order[columns[at]]);
        int column = Math.min(order[i], order[columns[at]]);
        visitor.at(row, column, values[at]);
      }
    }
  }

  @Override
  public long stored() {
    return values.length;
  }
}
