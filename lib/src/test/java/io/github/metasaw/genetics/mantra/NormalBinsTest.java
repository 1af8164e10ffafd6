package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalBinsTest {

  /** Weight, mean and variance of the whole stay, however many normals become one. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.5})
  void keepsTheMomentsOfTheWhole(double width) {
    NormalBins bins = new NormalBins(width, 3);
    Random random = new Random(5);
    double weight = 0;
    double mean = 0;
    double square = 0;
    int n = 2000;
    for (int i = 0; i < n; i++) {
      double w = random.nextDouble();
      double m = 3 + random.nextGaussian();
      double v = 0.1 + random.nextDouble();
      bins.add(i % 4, w, m, v);
      weight += w;
      mean += w * m;
      square += w * (m * m + v);
    }
    double[] weights = new double[bins.size()];
    double[] means = new double[bins.size()];
    double[] sds = new double[bins.size()];
    bins.copyTo(weights, means, sds, 0);
    double weightFound = 0;
    double meanFound = 0;
    double squareFound = 0;
    for (int i = 0; i < weights.length; i++) {
      weightFound += weights[i];
      meanFound += weights[i] * means[i];
      squareFound += weights[i] * (means[i] * means[i] + sds[i] * sds[i]);
    }
    assertEquals(weight, weightFound, 1e-9);
    assertEquals(mean, meanFound, 1e-9);
    assertEquals(square, squareFound, 1e-8);
    int most = width == 0 ? n : 4 * (int) Math.ceil(9 / width);
    assertTrue(bins.size() <= most, () -> "size " + bins.size());
    assertEquals(width == 0, bins.size() == n);
  }
}
