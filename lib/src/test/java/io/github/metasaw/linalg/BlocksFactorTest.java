package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Blocks of 30, 70, 3 and 1 rows that are not in order, against the whole matrix. */
class BlocksFactorTest {

  private static final int[] SIZES = {30, 70, 3, 1};

  private static final int[] MEMBER = {0, 1, 2, 3};

  private final int[] block =
      IntStream.of(MEMBER).flatMap(b -> IntStream.generate(() -> b).limit(SIZES[b])).toArray();

  private final int n = block.length;
  private final Blocks a;
  private final Dense whole;

  BlocksFactorTest() {
    Random random = new Random(4);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = block[i];
      block[i] = block[j];
      block[j] = kept;
    }
    double[] at = random.doubles(n, 0, 3).toArray();
    Symmetric.Element value =
        (i, j, zero) ->
            block[i] == block[j] ? Math.exp(-Math.abs(at[i] - at[j])) * 2 + (i == j ? 0.3 : 0) : 0;
    a = Blocks.of(Components.consecutive(block), value);
    whole = Dense.of(n, value);
  }

  private static Factor factor(Symmetric matrix) {
    return Factor.of(matrix).orElseThrow();
  }

  @Test
  void determinantAndSolutionAreThoseOfTheWhole() {
    Factor ours = assertInstanceOf(BlocksFactor.class, factor(a));
    Factor all = factor(whole);
    assertEquals(all.logDet(), ours.logDet(), 1e-11);
    double[] byBlock = IntStream.range(0, n).mapToDouble(i -> 1 + block[i]).toArray();
    double expected = 0;
    for (int b : MEMBER) {
      int[] rows = IntStream.range(0, n).filter(i -> block[i] == b).toArray();
      expected += (1 + b) * factor(whole.select(rows)).logDet();
    }
    assertEquals(expected, ours.logDet(byBlock), 1e-11);
    double[] x = new Random(1).doubles(n, -1, 1).toArray();
    double[] y = x.clone();
    ours.solve(x);
    assertArrayEquals(y, a.multiply(x), 1e-11);
  }

  @Test
  void halvesOfTheFactorAgree() {
    Factor ours = factor(a);
    double[] x = new Random(2).doubles(n, -1, 1).toArray();
    double[] half = x.clone();
    ours.halfSolve(half);
    double[] solved = x.clone();
    ours.solve(solved);
    double square = IntStream.range(0, n).mapToDouble(i -> x[i] * solved[i]).sum();
    assertEquals(square, Arrays.stream(half).map(e -> e * e).sum(), 1e-10);
    // The columns of L, each by a unit vector in the order of the factor: L L' = A.
    double[][] product = new double[n][n];
    for (int k = 0; k < n; k++) {
      double[] column = new double[n];
      column[k] = 1;
      ours.halfMultiply(column);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          product[i][j] += column[i] * column[j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(a.get(i, j), product[i][j], 1e-11);
      }
    }
  }

  @Test
  void theInverseIsThatOfEachBlock() {
    double[][] inverse = factor(a).inverse().toArray();
    for (int j = 0; j < n; j++) {
      double[] unit = a.multiply(inverse[j]);
      for (int i = 0; i < n; i++) {
        assertEquals(i == j ? 1 : 0, unit[i], 1e-10);
      }
    }
  }

  @Test
  void aBlockThatIsNotPositiveDefiniteIsNoticed() {
    double[] d = new double[n];
    for (int b : MEMBER) {
      Arrays.fill(d, 0);
      int row = IntStream.range(0, n).filter(i -> block[i] == b).findFirst().orElseThrow();
      d[row] = -2.4;
      assertTrue(Factor.of(a.plusDiagonal(d)).isEmpty(), "block " + b);
    }
  }
}
