package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The model as it is written, drawn from its prior and weighted by the raw likelihood: shares no
 * line with the exact computation.
 */
@Tag("slow")
class MantraMonteCarloTest {

  private static final double[] YI = {.5, .1, -.3, .9};
  private static final double[] SEI = {.3, .4, .35, .5};
  private static final double[][] D = Cdkal1.square(4, .1, .5, .7, .4, .6, .2);

  @Test
  void priorDrawsWeightedByTheLikelihood() {
    RandomStream random = Streams.of(7).chain(0);
    int draws = 40_000_000;
    double sum = 0;
    double square = 0;
    double several = 0;
    double one = 0;
    double[] effect = new double[4];
    double[] beta = new double[4];
    for (int draw = 0; draw < draws; draw++) {
      int clusters = clusters(random);
      boolean[] isCentre = centres(random, clusters);
      double mu = random.nextGaussian();
      double tau = Math.sqrt(random.nextExponential());
      double[] ofCentre = new double[4];
      for (int i = 0; i < 4; i++) {
        ofCentre[i] = mu + tau * random.nextGaussian();
      }
      double logRatio = 0;
      for (int i = 0; i < 4; i++) {
        int nearest = -1;
        for (int j = 0; j < 4; j++) {
          if (isCentre[j] && (nearest < 0 || D[i][j] < D[i][nearest])) {
            nearest = j;
          }
        }
        beta[i] = ofCentre[nearest];
        double z = YI[i] / SEI[i];
        double r = (YI[i] - beta[i]) / SEI[i];
        logRatio += (z * z - r * r) / 2;
      }
      double ratio = Math.exp(logRatio);
      sum += ratio;
      square += ratio * ratio;
      one += clusters == 1 ? ratio : 0;
      several += clusters > 1 ? ratio : 0;
      for (int i = 0; i < 4; i++) {
        effect[i] += ratio * beta[i];
      }
    }
    Distances d = Distances.of(D);
    MantraFit fit = Mantra.of(d).fit(d.labels(), YI, SEI);
    double bf = sum / draws;
    double error = Math.sqrt(square / draws - bf * bf) / Math.sqrt(draws) / bf;
    assertEquals(Math.pow(10, fit.log10BF()), bf, 5 * error * bf);
    assertEquals(fit.probHeterogeneous(), several / (one + several), 5 * error);
    for (int i = 0; i < 4; i++) {
      assertEquals(fit.effectMeans()[i], effect[i] / sum, 5 * error);
    }
  }

  private static int clusters(RandomStream random) {
    double u = random.nextUniform();
    int c = 1;
    double[] probability = {1 / 2., 2 / 7., 1 / 7., 1 / 14.};
    while (c < 4 && u > probability[c - 1]) {
      u -= probability[c - 1];
      c++;
    }
    return c;
  }

  private static boolean[] centres(RandomStream random, int clusters) {
    boolean[] isCentre = new boolean[4];
    for (int left = clusters; left > 0; ) {
      int i = (int) (4 * random.nextUniform());
      if (!isCentre[i]) {
        isCentre[i] = true;
        left--;
      }
    }
    return isCentre;
  }
}
