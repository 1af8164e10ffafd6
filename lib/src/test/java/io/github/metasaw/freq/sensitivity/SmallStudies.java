package io.github.metasaw.freq.sensitivity;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Made-up studies with a moderator. */
final class SmallStudies {

  private SmallStudies() {}

  static Table of(int k) {
    RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(k);
    double[] yi = new double[k];
    double[] vi = new double[k];
    double[] x = new double[k];
    for (int i = 0; i < k; i++) {
      vi[i] = 0.01 + 0.2 * random.nextDouble();
      x[i] = random.nextGaussian();
      yi[i] = 0.2 + 0.1 * x[i] + Math.sqrt(vi[i] + 0.04) * random.nextGaussian();
    }
    return Table.create(
        "made up",
        DoubleColumn.create("yi", yi),
        DoubleColumn.create("vi", vi),
        DoubleColumn.create("x", x));
  }
}
