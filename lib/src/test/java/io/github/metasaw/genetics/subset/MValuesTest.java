package io.github.metasaw.genetics.subset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** m-values by their definition. */
class MValuesTest {

  private static List<String> labels(int k) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      labels.add("S" + i);
    }
    return labels;
  }

  @Test
  void mValuesByTheirDefinition() {
    double[] yi = {.2, .05, .3, -.02};
    double[] vi = {.01, .02, .015, .008};
    double sd = 0.2;
    double[] expected = new double[4];
    double total = 0;
    double none = 0;
    double[] prior = {1 / 5., 1 / 20., 1 / 30., 1 / 20., 1 / 5.}; // 1 / (5 choose(4, n))
    for (int set = 0; set < 16; set++) {
      double weight = prior[Integer.bitCount(set)] * likelihood(set, yi, vi, sd);
      total += weight;
      none += set == 0 ? weight : 0;
      for (int i = 0; i < 4; i++) {
        expected[i] += (set >>> i & 1) != 0 ? weight : 0;
      }
    }
    MValues m = MValues.of(labels(4), yi, vi, sd, 1, 1);
    for (int i = 0; i < 4; i++) {
      assertEquals(expected[i] / total, m.mValues().get(i), 1e-7);
    }
    assertEquals(none / total, m.none(), 1e-7);
    assertEquals(Math.log10(total / likelihood(0, yi, vi, sd)), m.log10BF(), 1e-7);
  }

  /** By summing over the effect. */
  private static double likelihood(int set, double[] yi, double[] vi, double sd) {
    double sum = 0;
    double step = 1e-3;
    for (double mu = -2; mu < 2; mu += step) {
      double log = -mu * mu / (2 * sd * sd) - Math.log(sd * Math.sqrt(2 * Math.PI));
      for (int i = 0; i < yi.length; i++) {
        double r = (set >>> i & 1) != 0 ? yi[i] - mu : yi[i];
        log -= r * r / (2 * vi[i]) + 0.5 * Math.log(2 * Math.PI * vi[i]);
      }
      sum += Math.exp(log) * step;
    }
    return sum;
  }

  @Test
  void manyStudiesHaveTheSumsOfFew() {
    int k = 13; // more than the lower bits
    double[] yi = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; i++) {
      yi[i] = i % 3 == 0 ? .3 : .01 * i;
      vi[i] = .01 + .001 * i;
    }
    MValues m = MValues.of(labels(k), yi, vi, 0.2, 1, 1);
    assertTrue(m.mValues().get(0) > 0.8);
    double[] reversedY = new double[k];
    double[] reversedV = new double[k];
    for (int i = 0; i < k; i++) {
      reversedY[i] = yi[k - 1 - i];
      reversedV[i] = vi[k - 1 - i];
    }
    MValues reversed = MValues.of(labels(k), reversedY, reversedV, 0.2, 1, 1);
    for (int i = 0; i < k; i++) {
      assertEquals(m.mValues().get(i), reversed.mValues().get(k - 1 - i), 1e-12);
    }
  }

  @Test
  void refuses() {
    assertThrows(
        MetaException.class, () -> MValues.of(labels(1), new double[1], new double[1], .2, 1, 1));
    assertThrows(
        MetaException.class,
        () -> MValues.of(labels(1), new double[1], new double[] {1}, -.2, 1, 1));
  }
}
