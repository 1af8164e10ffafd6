package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles of every remainder by two and four, against sums written out. Tiles are by columns. */
class TilesTest {

  private static double[] random(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }

  /** The columns of a matrix that is stored by columns. */
  private static double[][] tile(double[] a, int b) {
    double[][] columns = new double[b][b];
    for (int j = 0; j < b; j++) {
      System.arraycopy(a, j * b, columns[j], 0, b);
    }
    return columns;
  }

  /** The matrix, by columns in one array. */
  private static double[] flat(double[][] tile) {
    return Arrays.stream(tile).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] transposed(double[] a, int b) {
    return flat(new Tiles(b).transposed(tile(a, b)));
  }

  /** A lower triangle with a diagonal away from 0. */
  private static double[] lower(int b) {
    double[] l = random(b * b, 5);
    for (int j = 0; j < b; j++) {
      for (int i = 0; i < j; i++) {
        l[j * b + i] = 0;
      }
      l[j * b + j] = 2 + j % 3;
    }
    return l;
  }

  private static double[] product(double[] a, double[] c, int b) {
    double[] out = new double[b * b];
    for (int i = 0; i < b; i++) {
      for (int j = 0; j < b; j++) {
        for (int k = 0; k < b; k++) {
          out[j * b + i] += a[k * b + i] * c[j * b + k];
        }
      }
    }
    return out;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16})
  void productsAreTakenOff(int b) {
    Tiles tiles = new Tiles(b);
    double[] a = random(b * b, 1);
    double[] other = random(b * b, 2);
    double[] c = random(b * b, 3);
    double[] expected = c.clone();
    double[] product = product(a, other, b);
    for (int e = 0; e < expected.length; e++) {
      expected[e] -= product[e];
    }
    double[][] plain = tile(c, b);
    tiles.subtractProduct(plain, tile(a, b), tile(other, b));
    assertArrayEquals(expected, flat(plain), 1e-13);
    double[][] transposed = tile(c, b);
    tiles.subtractProductTransposed(transposed, tile(a, b), tile(transposed(other, b), b));
    assertArrayEquals(expected, flat(transposed), 1e-13);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16})
  void divisionsAreUndoneByProducts(int b) {
    Tiles tiles = new Tiles(b);
    double[] l = lower(b);
    double[] c = random(b * b, 4);
    double[][] right = tile(c, b);
    tiles.divide(right, tile(l, b));
    assertArrayEquals(c, product(flat(right), l, b), 1e-11);
    double[][] transposed = tile(c, b);
    tiles.divideTransposed(transposed, tile(l, b));
    assertArrayEquals(c, product(flat(transposed), transposed(l, b), b), 1e-11);
    double[][] added = tile(c, b);
    tiles.addInverseTransposed(added, tile(l, b));
    double[] sum = flat(added);
    for (int e = 0; e < sum.length; e++) {
      sum[e] -= c[e];
    }
    double[] unit = product(sum, transposed(l, b), b);
    for (int i = 0; i < b; i++) {
      for (int j = 0; j < b; j++) {
        assertEquals(i == j ? 1 : 0, unit[j * b + i], 1e-11);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16})
  void theFactorTimesItsTransposeIsTheMatrix(int b) {
    Tiles tiles = new Tiles(b);
    double[] l = lower(b);
    double[] a = product(l, transposed(l, b), b);
    double[][] found = tile(a, b);
    assertTrue(tiles.factor(found));
    for (int j = 0; j < b; j++) {
      for (int i = j; i < b; i++) {
        assertEquals(l[j * b + i], found[j][i], 1e-11);
      }
    }
    a[(b - 1) * b + b - 1] -= l[b * b - 1] * l[b * b - 1] + 0.01;
    assertFalse(tiles.factor(tile(a, b)));
  }

  /** On a vector that holds other things before and after the tile's part. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void vectorsAreSolvedInPlace(int b) {
    Tiles tiles = new Tiles(b);
    double[] l = lower(b);
    double[][] tile = tile(l, b);
    double[] x = random(3 * b, 6);
    double[] y = x.clone();
    tiles.forward(tile, y, b);
    double[] back = x.clone();
    tiles.backward(tile, back, b);
    double[] plain = x.clone();
    tiles.subtractProduct(plain, 2 * b, tile, 0);
    double[] transposed = x.clone();
    tiles.subtractTransposedProduct(transposed, 0, tile, 2 * b);
    for (int i = 0; i < b; i++) {
      double forward = 0;
      double backward = 0;
      double product = 0;
      double other = 0;
      for (int k = 0; k < b; k++) {
        forward += l[k * b + i] * y[b + k];
        backward += l[i * b + k] * back[b + k];
        product += l[k * b + i] * x[k];
        other += l[i * b + k] * x[2 * b + k];
      }
      assertEquals(x[b + i], forward, 1e-12);
      assertEquals(x[b + i], backward, 1e-12);
      assertEquals(x[2 * b + i] - product, plain[2 * b + i], 1e-12);
      assertEquals(x[i] - other, transposed[i], 1e-12);
      assertEquals(x[i], y[i]);
      assertEquals(x[2 * b + i], back[2 * b + i]);
    }
  }
}
