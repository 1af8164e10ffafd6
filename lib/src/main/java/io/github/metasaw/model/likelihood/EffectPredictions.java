package io.github.metasaw.model.likelihood;

import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.MarginalMatrix;

/**
 * Best linear unbiased predictions of the effects b of a group, Cov(b) Z'M^-1 r, and the variances
 * of their errors, Cov(b) - Cov(b) Z'P Z Cov(b) (Robinson 1991, Stat. Sci. 6, 15).
 */
final class EffectPredictions {

  private final GroupEffect effect;
  private final MarginalMatrix matrix;
  private final ProfiledMean mean;

  EffectPredictions(GroupEffect effect, MarginalMatrix matrix, ProfiledMean mean) {
    this.effect = effect;
    this.matrix = matrix;
    this.mean = mean;
  }

  /** Prediction and variance of its error by level and effect [levels x m][2]. */
  double[][] compute(int group) {
    double[] inverse = matrix.inverse(group);
    int m = effect.size();
    double[][] out = new double[effect.levels() * m][];
    for (int[] block : effect.dependence().blocks().members()) {
      double[][] zw = mean.sums(effect, block);
      double[][] projected = projected(inverse, block, zw);
      double[][] own = matrix.dispersion().blockCovariance(group, block);
      for (int e = 0; e < zw.length; e++) {
        double prediction = 0;
        double explained = 0;
        for (int a = 0; a < zw.length; a++) {
          prediction += own[e][a] * zw[a][mean.p];
          for (int b = 0; b < zw.length; b++) {
            explained += own[e][a] * projected[a][b] * own[b][e];
          }
        }
        out[block[e / m] * m + e % m] = new double[] {prediction, own[e][e] - explained};
      }
    }
    return out;
  }

  /** Z'PZ of the effects of a block. */
  private double[][] projected(double[] inverse, int[] block, double[][] zw) {
    int m = effect.size();
    double[][] out = new double[zw.length][zw.length];
    for (int e = 0; e < zw.length; e++) {
      for (int f = 0; f < zw.length; f++) {
        int at = effect.dependence().blocks().index(block[e / m], e % m, block[f / m], f % m, m);
        out[e][f] = inverse[at] - mean.quadratic(zw[e], zw[f]);
      }
    }
    return out;
  }
}
