package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.linalg.Dense;
import io.github.metasaw.linalg.Symmetric;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EffectPlacesTest {

  private static final int[] LEVEL = {0, 1, 0, -1, 2, 1, 2};
  private static final Symmetric PATTERN = Dense.of(LEVEL.length, (i, j, zero) -> 0);

  /** Effect 0 or 1 in each row, times a number. */
  private static final double[] ONE = {2, 0, 0, 1, 0, -3, 1, 0, 0.5, 0, 0, 0, 0, 4};

  private static GroupEffect group(double[] z) {
    return new GroupEffect(
        "study",
        List.of("a", "b", "c"),
        List.of("x", "y"),
        new GroupEffect.Rows(LEVEL, z),
        new CorrelatedEffects(2),
        false);
  }

  private static GroupEffect correlated() {
    double[] r = {1, 0.5, 0, 0.5, 1, 0, 0, 0, 1};
    return group(ONE).with(LevelCorrelation.known(Dense.of(3, (i, j, zero) -> r[i * 3 + j])));
  }

  private static void check(GroupEffect group) {
    EffectMatrix matrix = new EffectMatrix(group);
    matrix.at(new double[] {0.3, -0.4, 0.7}, 0);
    double[] effects = new double[group.dependence().blocks().stored(2)];
    matrix.elements(effects);
    EffectPlaces places = EffectPlaces.of(group, PATTERN).orElseThrow();
    int[] next = {0};
    PATTERN.forEach(
        (i, j, zero) -> {
          double expected = group.level(i) < 0 || group.level(j) < 0 ? 0 : element(group, i, j);
          assertEquals(expected, places.covariance(next[0], effects), 1e-14);
          assertEquals(expected, matrix.covariance(i, j), 1e-14);
          next[0]++;
        });
  }

  /** z_i' R_gh L L' z_j, L as the three parameters make it. */
  private static double element(GroupEffect group, int i, int j) {
    double rho = Math.tanh(0.7);
    double[] sd = {Math.exp(0.3), Math.exp(-0.4)};
    LevelCorrelation r = group.dependence().at(new double[0], 0);
    double sum = 0;
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        double g = sd[a] * sd[b] * (a == b ? 1 : rho);
        sum += group.z(i, a) * g * group.z(j, b);
      }
    }
    return r.get(group.level(i), group.level(j)) * sum;
  }

  @Test
  void elementsAreThoseOfTheCovariance() {
    check(group(ONE));
    check(correlated());
  }

  /** For any A, tr(A Z C Z') = tr(Z'AZ C). */
  @Test
  void sumsAreTheAdjoint() {
    GroupEffect group = correlated();
    EffectMatrix matrix = new EffectMatrix(group);
    matrix.at(new double[] {0.3, -0.4, 0.7}, 0);
    double[] effects = new double[group.dependence().blocks().stored(2)];
    matrix.elements(effects);
    EffectPlaces places = EffectPlaces.of(group, PATTERN).orElseThrow();
    Random random = new Random(1);
    double[] sums = new double[effects.length];
    double[] trace = new double[1];
    int[] next = {0};
    PATTERN.forEach(
        (i, j, zero) -> {
          double a = random.nextGaussian();
          places.add(next[0]++, a, i == j, sums);
          trace[0] += (i == j ? 1 : 2) * a * matrix.covariance(i, j);
        });
    double other = 0;
    for (int e = 0; e < effects.length; e++) {
      other += sums[e] * effects[e];
    }
    assertEquals(trace[0], other, 1e-12);
  }

  @Test
  void rowsWithTwoEffectsHaveNone() {
    double[] both = ONE.clone();
    both[1] = 1;
    assertTrue(EffectPlaces.of(group(both), PATTERN).isEmpty());
  }
}
