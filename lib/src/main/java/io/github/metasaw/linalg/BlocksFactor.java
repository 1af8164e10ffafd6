package io.github.metasaw.linalg;

import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The factor of a block diagonal matrix, block by block: of small blocks as its lower triangle by
 * rows, of large ones in tiles.
 */
final class BlocksFactor implements Factor {

  /** Blocks of at least this many rows are worth tiles. */
  private static final int LARGE = 24;

  private final Blocks a;
  private final double[] l;

  /** Of each large block; absent for small ones. */
  private final List<Optional<Factor>> large;

  private BlocksFactor(Blocks a, double[] l, List<Optional<Factor>> large) {
    this.a = a;
    this.l = l;
    this.large = large;
  }

  static Optional<Factor> of(Blocks a) {
    double[] l = a.values().clone();
    boolean hasLarge = a.largest() >= LARGE;
    List<Optional<Factor>> large = new ArrayList<>(hasLarge ? a.blocks() : 0);
    for (int b = 0; b < a.blocks(); b++) {
      if ((b & 0x3ff) == 0) {
        Interrupts.check();
      }
      int m = a.start()[b + 1] - a.start()[b];
      Optional<Factor> tiles = m < LARGE ? Optional.empty() : tiles(l, a.offset()[b], m);
      if (m < LARGE ? !factor(l, a.offset()[b], m) : tiles.isEmpty()) {
        return Optional.empty();
      }
      if (hasLarge) {
        large.add(tiles);
      }
    }
    return Optional.of(new BlocksFactor(a, l, large));
  }

  private static Optional<Factor> tiles(double[] values, int at, int m) {
    return EnvelopeFactor.of(Dense.of(m, Arrays.copyOfRange(values, at, at + Packed.length(m))));
  }

  /** The factor of a large block; empty for a small one. */
  private Optional<Factor> large(int block) {
    return large.isEmpty() ? Optional.empty() : large.get(block);
  }

  /** Replaces the part of x that a block has. */
  private void replace(double[] x, int block, Consumer<double[]> by) {
    double[] own = Arrays.copyOfRange(x, a.start()[block], a.start()[block + 1]);
    by.accept(own);
    System.arraycopy(own, 0, x, a.start()[block], own.length);
  }

  /** Replaces the triangle of {@code m} rows at {@code at} by its factor; row by row. */
  private static boolean factor(double[] l, int at, int m) {
    int rowI = at;
    for (int i = 0; i < m; rowI += ++i) {
      int rowJ = at;
      for (int j = 0; j < i; rowJ += ++j) {
        l[rowI + j] = (l[rowI + j] - dot(l, rowI, rowJ, j)) / l[rowJ + j];
      }
      double pivot = l[rowI + i] - dot(l, rowI, rowI, i);
      if (!(pivot > 0)) {
        return false;
      }
      l[rowI + i] = Math.sqrt(pivot);
    }
    return true;
  }

  private static double dot(double[] l, int a, int b, int length) {
    double even = 0;
    double odd = 0;
    int m = 0;
    for (; m + 1 < length; m += 2) {
      even += l[a + m] * l[b + m];
      odd += l[a + m + 1] * l[b + m + 1];
    }
    return m < length ? even + odd + l[a + m] * l[b + m] : even + odd;
  }

  @Override
  public int size() {
    return a.size();
  }

  @Override
  public void solve(double[] b) {
    double[] x = gathered(b);
    for (int block = 0; block < a.blocks(); block++) {
      int from = a.start()[block];
      int m = a.start()[block + 1] - from;
      Optional<Factor> tiles = large(block);
      if (tiles.isPresent()) {
        replace(x, block, tiles.get()::solve);
        continue;
      }
      forward(a.offset()[block], m, x, from, 0);
      backward(a.offset()[block], m, x, from, 0);
    }
    for (int i = 0; i < x.length; i++) {
      b[a.order()[i]] = x[i];
    }
  }

  @Override
  public void halfSolve(double[] b) {
    double[] x = gathered(b);
    for (int block = 0; block < a.blocks(); block++) {
      int from = a.start()[block];
      Optional<Factor> tiles = large(block);
      if (tiles.isPresent()) {
        replace(x, block, tiles.get()::halfSolve);
        continue;
      }
      forward(a.offset()[block], a.start()[block + 1] - from, x, from, 0);
    }
    System.arraycopy(x, 0, b, 0, x.length);
  }

  private double[] gathered(double[] b) {
    double[] x = new double[b.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = b[a.order()[i]];
    }
    return x;
  }

  /**
   * Solves with the factor of a block of m rows (forward substitution); x is 0 before row {@code
   * first}.
   */
  private void forward(int at, int m, double[] x, int from, int first) {
    int row = at + Packed.index(first, 0);
    for (int i = first; i < m; row += ++i) {
      double sum = x[from + i];
      for (int j = first; j < i; j++) {
        sum -= l[row + j] * x[from + j];
      }
      x[from + i] = sum / l[row + i];
    }
  }

  /** Solves with the transpose of the factor (back substitution), down to row {@code first}. */
  private void backward(int at, int m, double[] x, int from, int first) {
    for (int i = m - 1; i >= first; i--) {
      int row = at + Packed.index(i, 0);
      double value = x[from + i] / l[row + i];
      x[from + i] = value;
      for (int j = first; j < i; j++) {
        x[from + j] -= l[row + j] * value;
      }
    }
  }

  @Override
  public void halfMultiply(double[] z) {
    double[] x = z.clone();
    for (int block = 0; block < a.blocks(); block++) {
      int from = a.start()[block];
      int row = a.offset()[block];
      Optional<Factor> tiles = large(block);
      if (tiles.isPresent()) {
        replace(x, block, tiles.get()::halfMultiply);
        for (int i = from; i < a.start()[block + 1]; i++) {
          z[a.order()[i]] = x[i];
        }
        continue;
      }
      for (int i = from; i < a.start()[block + 1]; i++) {
        double sum = 0;
        for (int j = from; j <= i; j++) {
          sum += l[row++] * x[j];
        }
        z[a.order()[i]] = sum;
      }
    }
  }

  @Override
  public double logDet() {
    double[] each = new double[a.size()];
    Arrays.fill(each, 1);
    return logDet(each);
  }

  @Override
  public double logDet(double[] weights) {
    double sum = 0;
    for (int block = 0; block < a.blocks(); block++) {
      int from = a.start()[block];
      Optional<Factor> tiles = large(block);
      if (tiles.isPresent()) {
        double[] own = new double[a.start()[block + 1] - from];
        Arrays.setAll(own, i -> weights[a.order()[from + i]]);
        sum += tiles.get().logDet(own) / 2;
        continue;
      }
      for (int i = 0; from + i < a.start()[block + 1]; i++) {
        double pivot = l[a.offset()[block] + Packed.index(i, i)];
        sum += weights[a.order()[from + i]] * Math.log(pivot);
      }
    }
    return 2 * sum;
  }

  @Override
  public Blocks inverse() {
    double[] inverse = new double[l.length];
    double[] column = new double[a.largest()];
    for (int block = 0; block < a.blocks(); block++) {
      int at = a.offset()[block];
      int m = a.start()[block + 1] - a.start()[block];
      Optional<Factor> tiles = large(block);
      if (tiles.isPresent()) {
        double[] own = ((Dense) tiles.get().inverse()).lower();
        System.arraycopy(own, 0, inverse, at, own.length);
        continue;
      }
      for (int j = 0; j < m; j++) {
        Arrays.fill(column, j, m, 0);
        column[j] = 1;
        forward(at, m, column, 0, j);
        backward(at, m, column, 0, j);
        for (int i = j; i < m; i++) {
          inverse[at + Packed.index(i, j)] = column[i];
        }
      }
    }
    return a.withValues(inverse);
  }
}
