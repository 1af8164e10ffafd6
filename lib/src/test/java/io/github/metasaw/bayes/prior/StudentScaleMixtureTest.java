package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class StudentScaleMixtureTest {

  @Test
  void factorIsGamma() {
    GammaDistribution gamma = GammaDistribution.of(2.5, 1 / 2.5);
    StudentScaleMixture mixture = new StudentScaleMixture(5);
    for (double lambda : new double[] {0.1, 1, 2.7}) {
      double expected = gamma.logDensity(lambda) + Math.log(lambda);
      assertEquals(expected, mixture.logDensity(Math.log(lambda)), 1e-13);
    }
  }

  @Test
  void rulesGiveStudentsDensity() {
    for (double df : new double[] {1, 3, 30}) {
      StudentScaleMixture mixture = new StudentScaleMixture(df);
      for (double z : new double[] {0, 1.3, 40}) {
        ScaleMixture.Nodes nodes = mixture.nodes(z);
        double sum = 0;
        for (int m = 0; m < nodes.lambda().length; m++) {
          NormalDistribution normal = NormalDistribution.of(0, 1 / Math.sqrt(nodes.lambda()[m]));
          sum += Math.exp(nodes.logWeight()[m] + normal.logDensity(z));
        }
        assertEquals(1, sum / TDistribution.of(df).density(z), 1e-10, df + " " + z);
      }
    }
  }

  @Test
  void drawsHaveTheConditionalMean() {
    RandomStream stream = Streams.of(8).chain(0);
    StudentScaleMixture mixture = new StudentScaleMixture(4);
    int n = 40_000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += mixture.draw(3, stream);
    }
    // Gamma(5/2, rate 13/2): mean 5/13, SD sqrt(2.5)/6.5.
    assertEquals(5 / 13.0, sum / n, 4.5 * Math.sqrt(2.5) / 6.5 / Math.sqrt(n));
  }
}
