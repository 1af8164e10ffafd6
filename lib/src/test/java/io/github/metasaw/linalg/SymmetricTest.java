package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of a symmetric matrix, in every storage, against its elements one by one. */
class SymmetricTest {

  static Stream<Symmetric> matrices() {
    return Stream.of(
        Diagonal.of(new double[] {4, 0.25, 9, 1}),
        Blocks.of(new int[] {5, 7, 5, 9, 7, 5}, SymmetricTest::element),
        Dense.of(7, SymmetricTest::element),
        StorageTest.grid(9, 1));
  }

  private static double element(int i, int j, double zero) {
    return i == j ? 2 + 0.1 * i : 0.9 * Math.exp(-0.3 * (i - j));
  }

  private static void assertSame(double[][] expected, Symmetric found) {
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        assertEquals(expected[i][j], found.get(i, j), 1e-14, i + ", " + j);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void allWaysOfReadingSayTheSame(Symmetric a) {
    int n = a.size();
    double[][] all = a.toArray();
    assertSame(all, a);
    double[] diagonal = a.diagonal();
    long[] count = new long[1];
    double[][] seen = new double[n][n];
    a.forEach(
        (i, j, value) -> {
          assertTrue(i >= j);
          count[0]++;
          seen[i][j] = value;
          seen[j][i] = value;
        });
    assertEquals(a.stored(), count[0]);
    assertSame(seen, a);
    for (int i = 0; i < n; i++) {
      assertEquals(all[i][i], diagonal[i]);
    }
    double elements = 2.0 * count[0] - n;
    assertEquals(elements / n / n, a.density(), 1e-15);
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void theProductIsTheSumOverElements(Symmetric a) {
    double[] x = IntStream.range(0, a.size()).mapToDouble(i -> Math.cos(3.0 * i)).toArray();
    double[] expected = new double[a.size()];
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < a.size(); j++) {
        expected[i] += a.get(i, j) * x[j];
      }
    }
    assertArrayEquals(expected, a.multiply(x), 1e-13);
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void selectedRowsKeepTheirElementsInTheOrderAsked(Symmetric a) {
    int[] keep = {a.size() - 1, 0, 2};
    Symmetric selected = a.select(keep);
    assertEquals(3, selected.size());
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(a.get(keep[i], keep[j]), selected.get(i, j));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void mappingChangesValuesAndKeepsThePattern(Symmetric a) {
    Symmetric mapped = a.map((i, j, value) -> 10 * value + i + 2 * j);
    double[] d = IntStream.range(0, a.size()).mapToDouble(i -> i + 1.0).toArray();
    Symmetric sum = a.plusDiagonal(d);
    assertEquals(a.storage(), mapped.storage());
    assertEquals(a.stored(), mapped.stored());
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j <= i; j++) {
        double expected = a.get(i, j) == 0 ? 0 : 10 * a.get(i, j) + i + 2 * j;
        assertEquals(expected, mapped.get(j, i), 1e-13);
        assertEquals(a.get(i, j) + (i == j ? d[i] : 0), sum.get(i, j));
      }
    }
  }

  /** As R's cov2cor, where a variance is 0 with 0 and not NaN. */
  @ParameterizedTest
  @MethodSource("matrices")
  void correlationsHaveAUnitDiagonal(Symmetric a) {
    Symmetric correlations = a.map((i, j, v) -> i == 1 && j == 1 ? 0 : v).correlations();
    for (int i = 0; i < a.size(); i++) {
      assertEquals(i == 1 ? 0 : 1, correlations.get(i, i), 1e-15);
      double scale = Math.sqrt(a.get(i, i) * a.get(0, 0));
      assertEquals(i == 1 ? 0 : a.get(i, 0) / scale, correlations.get(0, i), 1e-15);
    }
  }
}
