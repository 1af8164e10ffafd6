package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every storage of the same matrix says the same. */
class StorageTest {

  private static final double CLOSE = 1e-12;

  /** One matrix in two storages; a single block is factorised row by row, without tiles. */
  record Pair(String name, Symmetric stored, Symmetric full) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Pair> pairs() {
    int[] groups = {2, 1, 2, 3, 3, 2, 1, 7, 2, 3};
    return Stream.of(
        pair("diagonal", Diagonal.of(new double[] {1, 2, 3.5, 0.25})),
        pair("blocks", Blocks.of(groups, StorageTest::element)),
        pair("one large block of two", blocksOf(70, 3)),
        pair("grid 9 x 9, neighbours", grid(9, 1)),
        pair("grid 14 x 14, within 2", grid(14, 2)),
        pair("two grids", twoGrids()),
        pair("arrow", arrow(90)),
        pair("dense", Dense.of(150, StorageTest::element)));
  }

  private static Pair pair(String name, Symmetric stored) {
    return new Pair(
        name + " (" + stored.storage() + ")",
        stored,
        Blocks.of(new int[stored.size()], (i, j, z) -> stored.get(i, j)));
  }

  private static double element(int i, int j, double zero) {
    return i == j ? 1 + 0.1 * i : 0.5 * Math.exp(-0.2 * (i - j));
  }

  private static Symmetric blocksOf(int large, int small) {
    int[] groups =
        IntStream.range(0, large + small).map(i -> i % 7 == 3 && i < 7 * small ? 1 : 0).toArray();
    return Blocks.of(groups, StorageTest::element);
  }

  /** Covariances that fall with the distance to nothing beyond {@code reach}. */
  static Symmetric grid(int side, int reach) {
    Structure.Elements elements = new Structure.Elements(side * side);
    for (int i = 0; i < side * side; i++) {
      elements.add(i, i, 1);
      for (int j = 0; j < i; j++) {
        double distance = Math.hypot(i / side - j / side, i % side - j % side) / (reach + 0.5);
        if (distance < 1) {
          elements.add(i, j, Math.pow(1 - distance, 4) * (1 + 4 * distance));
        }
      }
    }
    return elements.toSymmetric();
  }

  private static Symmetric twoGrids() {
    Symmetric one = grid(8, 1);
    Structure.Elements elements = new Structure.Elements(128);
    one.forEach(
        (i, j, value) -> {
          elements.add(2 * i, 2 * j, value);
          elements.add(2 * j + 1, 2 * i + 1, 2 * value);
        });
    return elements.toSymmetric();
  }

  private static Symmetric arrow(int n) {
    Structure.Elements elements = new Structure.Elements(n);
    for (int i = 0; i < n; i++) {
      elements.add(i, i, i == 5 ? n : 2);
      if (i != 5) {
        elements.add(5, i, 0.7);
      }
    }
    return elements.toSymmetric();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theFactorSaysTheSame(Pair pair) {
    int n = pair.stored.size();
    Factor stored = Factor.of(pair.stored).orElseThrow();
    Factor dense = Factor.of(pair.full).orElseThrow();
    assertEquals(dense.logDet(), stored.logDet(), CLOSE * n);
    double[] b = vector(n);
    double[] x = b.clone();
    double[] half = b.clone();
    double[] expected = b.clone();
    stored.solve(x);
    stored.halfSolve(half);
    dense.solve(expected);
    assertArrayEquals(expected, x, CLOSE);
    assertEquals(dot(b, x), dot(half, half), CLOSE * dot(b, x));
    assertArrayEquals(b, pair.stored.multiply(x), CLOSE * n);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theInverseHoldsTheElementsOfThePattern(Pair pair) {
    int n = pair.stored.size();
    Factor factor = Factor.of(pair.full).orElseThrow();
    double[][] inverse = new double[n][n];
    for (int j = 0; j < n; j++) {
      inverse[j][j] = 1;
      factor.solve(inverse[j]);
    }
    for (Symmetric a : List.of(pair.stored, pair.full)) {
      Symmetric selected = Factor.of(a).orElseThrow().inverse();
      assertEquals(a.storage(), selected.storage());
      assertEquals(a.stored(), selected.stored());
      selected.forEach((i, j, value) -> assertEquals(inverse[i][j], value, CLOSE));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void halfMultiplyHasCovarianceA(Pair pair) {
    int n = pair.stored.size();
    Factor factor = Factor.of(pair.stored).orElseThrow();
    double[][] product = new double[n][n];
    for (int m = 0; m < n; m++) {
      double[] unit = new double[n];
      unit[m] = 1;
      factor.halfMultiply(unit);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          product[i][j] += unit[i] * unit[j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      assertArrayEquals(pair.full.toArray()[i], product[i], CLOSE * n);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void elementsMapSelectAndTheDiagonalAgree(Pair pair) {
    int n = pair.stored.size();
    double[] d = Arrays.stream(vector(n)).map(Math::abs).toArray();
    int[] keep = IntStream.range(0, n).map(i -> n - 1 - i).filter(i -> i % 3 != 1).toArray();
    for (Symmetric[] same :
        new Symmetric[][] {
          {pair.full, pair.stored},
          {pair.full, Structure.compact(pair.full)},
          {pair.full, Structure.widen(pair.stored, new int[n])},
          {pair.full.plusDiagonal(d), pair.stored.plusDiagonal(d)},
          {
            pair.full.map((i, j, v) -> v * (i + 1) * (j + 1)),
            pair.stored.map((i, j, v) -> v * (i + 1) * (j + 1))
          },
          {pair.full.select(keep), pair.stored.select(keep)}
        }) {
      double[][] expected = same[0].toArray();
      double[][] actual = same[1].toArray();
      for (int i = 0; i < expected.length; i++) {
        assertArrayEquals(expected[i], actual[i]);
        assertEquals(expected[i][0], same[1].get(i, 0));
        assertEquals(expected[i][i], same[1].diagonal()[i]);
      }
    }
  }

  @Test
  void whatIsNotPositiveDefiniteHasNoFactor() {
    assertTrue(Factor.of(Diagonal.of(new double[] {1, 0})).isEmpty());
    assertTrue(Factor.of(Diagonal.of(new double[] {1, Double.NaN})).isEmpty());
    assertTrue(Factor.of(Blocks.of(new int[] {0, 0, 1}, (i, j, z) -> 1)).isEmpty());
    assertTrue(Factor.of(Dense.of(3, (i, j, z) -> 1)).isEmpty());
    assertTrue(Factor.of(Dense.of(3, (i, j, z) -> Double.NaN)).isEmpty());
    assertTrue(Factor.of(grid(9, 1).map((i, j, v) -> i == j ? v : 30 * v)).isEmpty());
  }

  @Test
  void aSingularMatrixHasAFactorOnceADiagonalIsAdded() {
    Symmetric singular = Blocks.of(new int[] {0, 0, 1, 1}, (i, j, z) -> 1);
    Factor factor = Factor.of(singular.plusDiagonal(new double[] {1, 1, 1, 1})).orElseThrow();
    assertEquals(2 * Math.log(3), factor.logDet(), CLOSE);
  }

  @Test
  void aFactorisationCanBeInterrupted() {
    Thread.currentThread().interrupt();
    Symmetric grid = grid(9, 1);
    assertThrows(CancellationException.class, () -> Factor.of(grid));
    assertTrue(Thread.interrupted());
  }

  private static double[] vector(int n) {
    return new Random(7).doubles(n, -1, 1).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
