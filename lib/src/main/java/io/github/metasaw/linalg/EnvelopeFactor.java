package io.github.metasaw.linalg;

import io.github.metasaw.parallel.Interrupts;
import java.util.Arrays;
import java.util.Optional;

/**
 * The factor of a dense or a sparse matrix in its envelope: in each row, all between the first
 * stored element and the diagonal. Outside of it L is zero; inside, L is held in square tiles, so
 * that the work is products of small full matrices. A dense matrix is one with a full envelope.
 *
 * <p>A George, JW Liu (1981), Computer solution of large sparse positive definite systems, chapter
 * 4. Elements of the inverse: K Takahashi, J Fagan, MS Chen (1973), 8th PICA conference, 63; those
 * within the envelope need only others within it.
 */
final class EnvelopeFactor implements Factor {

  /** Tiles of a narrow envelope are small, so that few of their elements lie outside of it. */
  private static final int VECTOR = 8;

  private static final int WIDEST = 64;

  private final Symmetric a;

  /** The row that stands at each position [n]. */
  private final int[] order;

  /** Rows of a tile. */
  private final int b;

  /** The first tile of each row of tiles. */
  private final int[] first;

  /** Tile (I, J) of L at [I][J - first[I]]. */
  private final double[][][][] l;

  private EnvelopeFactor(Symmetric a, int[] order, int b, int[] first) {
    this.a = a;
    this.order = order;
    this.b = b;
    this.first = first;
    this.l = zero();
  }

  static Optional<Factor> of(Dense a) {
    int n = a.size();
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    int b = width(n);
    EnvelopeFactor factor = new EnvelopeFactor(a, order, b, new int[(n + b - 1) / b]);
    factor.fill(a.lower());
    return factor.factorise() ? Optional.of(factor) : Optional.empty();
  }

  /** Rows of a tile of a dense matrix: as few tiles as may be, and little room beyond the rows. */
  private static int width(int n) {
    if (n <= WIDEST) {
      return Math.max(1, n);
    }
    int tiles = (n + WIDEST - 1) / WIDEST;
    int rows = (n + tiles - 1) / tiles;
    return (rows + 3) / 4 * 4;
  }

  /** Takes the lower triangle of a matrix by rows, which stand in their own order. */
  private void fill(double[] lower) {
    int at = 0;
    for (int i = 0; i < size(); i++) {
      int row = i % b;
      int end = at + i + 1;
      for (double[][] tile : l[i / b]) {
        for (int j = 0; j < b && at < end; j++) {
          tile[j][row] = lower[at++];
        }
      }
    }
  }

  static Optional<Factor> of(Sparse a) {
    int n = a.size();
    int b = VECTOR * Math.max(2, Math.min(WIDEST / VECTOR, a.bandwidth() / 96));
    int[] first = new int[(n + b - 1) / b];
    Arrays.setAll(first, i -> i);
    for (int i = 0; i < n; i++) {
      first[i / b] = Math.min(first[i / b], a.columns()[a.start()[i]] / b);
    }
    EnvelopeFactor factor = new EnvelopeFactor(a, a.order(), b, first);
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (; at < a.start()[i + 1]; at++) {
        factor.set(i, a.columns()[at], a.values()[at]);
      }
    }
    return factor.factorise() ? Optional.of(factor) : Optional.empty();
  }

  /** Room for the envelope; rows beyond n are those of the unit matrix. */
  private double[][][][] zero() {
    double[][][][] tiles = new double[first.length][][][];
    for (int i = 0; i < first.length; i++) {
      tiles[i] = new double[i - first[i] + 1][b][b];
    }
    return tiles;
  }

  private void set(int i, int j, double value) {
    tile(i / b, j / b)[j % b][i % b] = value;
  }

  private double[][] tile(int i, int j) {
    return l[i][j - first[i]];
  }

  private boolean factorise() {
    for (int i = size(); i < first.length * b; i++) {
      set(i, i, 1);
    }
    Tiles tiles = new Tiles(b);
    for (int i = 0; i < first.length; i++) {
      poll();
      for (int j = first[i]; j <= i; j++) {
        double[][] tile = tile(i, j);
        for (int k = Math.max(first[i], first[j]); k < j; k++) {
          tiles.subtractProductTransposed(tile, tile(i, k), tile(j, k));
        }
        if (j < i) {
          tiles.divideTransposed(tile, tile(j, j));
        } else if (!tiles.factor(tile)) {
          return false;
        }
      }
    }
    return true;
  }

  private static void poll() {
    Interrupts.check();
  }

  @Override
  public int size() {
    return order.length;
  }

  @Override
  public void solve(double[] rhs) {
    double[] x = gathered(rhs);
    forward(x);
    Tiles tiles = new Tiles(b);
    for (int i = first.length - 1; i >= 0; i--) {
      tiles.backward(tile(i, i), x, i * b);
      for (int j = first[i]; j < i; j++) {
        tiles.subtractTransposedProduct(x, j * b, tile(i, j), i * b);
      }
    }
    for (int i = 0; i < order.length; i++) {
      rhs[order[i]] = x[i];
    }
  }

  @Override
  public void halfSolve(double[] rhs) {
    double[] x = gathered(rhs);
    forward(x);
    System.arraycopy(x, 0, rhs, 0, rhs.length);
  }

  private double[] gathered(double[] rhs) {
    double[] x = new double[first.length * b];
    for (int i = 0; i < order.length; i++) {
      x[i] = rhs[order[i]];
    }
    return x;
  }

  private void forward(double[] x) {
    Tiles tiles = new Tiles(b);
    for (int i = 0; i < first.length; i++) {
      for (int j = first[i]; j < i; j++) {
        tiles.subtractProduct(x, i * b, tile(i, j), j * b);
      }
      tiles.forward(tile(i, i), x, i * b);
    }
  }

  @Override
  public void halfMultiply(double[] z) {
    double[] product = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      for (int j = first[i / b] * b; j <= i; j++) {
        product[i] += tile(i / b, j / b)[j % b][i % b] * z[j];
      }
    }
    for (int i = 0; i < order.length; i++) {
      z[order[i]] = product[i];
    }
  }

  @Override
  public double logDet() {
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      sum += Math.log(tile(i / b, i / b)[i % b][i % b]);
    }
    return 2 * sum;
  }

  @Override
  public double logDet(double[] weights) {
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      double pivot = tile(i / b, i / b)[i % b][i % b];
      sum += weights[order[i]] * Math.log(pivot);
    }
    return 2 * sum;
  }

  private int[] positions() {
    int[] position = new int[order.length];
    for (int i = 0; i < position.length; i++) {
      position[order[i]] = i;
    }
    return position;
  }

  /**
   * Elements of S = A^-1 in the envelope, from the last column of tiles to the first: S_IJ = -(sum
   * over K > J of S_IK L_KJ) L_JJ^-1 for I > J, and S_JJ = (L_JJ^-T - sum over K > J of S_JK L_KJ)
   * L_JJ^-1.
   */
  @Override
  public Symmetric inverse() {
    Tiles tiles = new Tiles(b);
    double[][][][] s = zero();
    int[][] below = below();
    for (int j = first.length - 1; j >= 0; j--) {
      poll();
      for (int i : below[j]) {
        double[][] tile = s[i][j - first[i]];
        for (int k : below[j]) {
          double[][] sik = k <= i ? s[i][k - first[i]] : tiles.transposed(s[k][i - first[k]]);
          tiles.subtractProduct(tile, sik, tile(k, j));
        }
        tiles.divide(tile, tile(j, j));
      }
      double[][] corner = s[j][j - first[j]];
      for (int k : below[j]) {
        tiles.subtractProduct(corner, tiles.transposed(s[k][j - first[k]]), tile(k, j));
      }
      tiles.addInverseTransposed(corner, tile(j, j));
      tiles.divide(corner, tile(j, j));
    }
    return a instanceof Dense ? dense(s) : selected(s);
  }

  /**
   * Of a dense matrix the squares of the columns of L^-1, which takes half as many products as the
   * inverse.
   */
  @Override
  public double[] inverseDiagonal() {
    if (!(a instanceof Dense)) {
      return inverse().diagonal();
    }
    double[] diagonal = new double[size()];
    Tiles tiles = new Tiles(b);
    double[][][] column = new double[first.length][][];
    for (int j = 0; j < first.length; j++) {
      poll();
      for (int i = j; i < first.length; i++) {
        column[i] = i == j ? tiles.unit() : tiles.zero();
        for (int k = j; k < i; k++) {
          tiles.subtractProduct(column[i], tile(i, k), column[k]);
        }
        tiles.forward(tile(i, i), column[i]);
        for (int m = 0; m < b && j * b + m < size(); m++) {
          diagonal[j * b + m] += Vectors.dot(column[i][m], column[i][m]);
        }
      }
    }
    return diagonal;
  }

  private Dense dense(double[][][][] s) {
    double[] lower = new double[Packed.length(size())];
    int at = 0;
    for (int i = 0; i < size(); i++) {
      int row = i % b;
      int end = at + i + 1;
      for (double[][] tile : s[i / b]) {
        for (int j = 0; j < b && at < end; j++) {
          lower[at++] = tile[j][row];
        }
      }
    }
    return Dense.of(size(), lower);
  }

  private Symmetric selected(double[][][][] s) {
    int[] position = positions();
    return a.map(
        (row, column, value) -> {
          int i = Math.max(position[row], position[column]);
          int j = Math.min(position[row], position[column]);
          return s[i / b][j / b - first[i / b]][j % b][i % b];
        });
  }

  /** The rows of tiles below the diagonal whose envelope has each column of tiles. */
  private int[][] below() {
    int[][] below = new int[first.length][];
    int[] count = new int[first.length];
    for (int i = 0; i < first.length; i++) {
      for (int j = first[i]; j < i; j++) {
        count[j]++;
      }
    }
    for (int j = 0; j < first.length; j++) {
      below[j] = new int[count[j]];
    }
    for (int i = first.length - 1; i >= 0; i--) {
      for (int j = first[i]; j < i; j++) {
        below[j][--count[j]] = i;
      }
    }
    return below;
  }
}
