package io.github.metasaw.freq.counts;

import io.github.metasaw.linalg.Dense;
import io.github.metasaw.model.counts.PredictorLikelihood;
import java.util.List;

/**
 * Each study with an effect of its own: the likelihood that those of models are compared with, and
 * the effects with their precisions, which are 0 where an effect is infinite.
 *
 * @param logLik natural logarithm
 * @param eta effects of the studies [k]
 * @param precision of them [k x k]
 */
record SaturatedModel(double logLik, double[] eta, Dense precision) {

  private static final int MAX_ITERATIONS = 200;
  private static final double LONGEST_STEP = 2;

  /** Smaller information is that of an infinite maximum. */
  private static final double FLAT = 1e-7;

  /** An infinite effect is beyond this; that of a study without events is about 0. */
  private static final double CLEARLY = 5;

  /** The maximum of one likelihood. */
  private record Maximum(double log, double eta, double information) {}

  /**
   * Study by study: the groups of a study share no parameter with those of another.
   *
   * @param groups one or two per study [k]
   */
  static SaturatedModel of(List<List<PredictorLikelihood>> groups) {
    int k = groups.size();
    double[] eta = new double[k];
    double[] precision = new double[k];
    double log = 0;
    for (int i = 0; i < k; i++) {
      double variance = 0;
      for (int a = 0; a < groups.get(i).size(); a++) {
        Maximum maximum = maximum(groups.get(i).get(a));
        log += maximum.log();
        eta[i] += a == 0 ? maximum.eta() : -maximum.eta();
        variance += 1 / maximum.information();
      }
      precision[i] = Double.isInfinite(variance) ? 0 : 1 / variance;
    }
    return new SaturatedModel(log, eta, Dense.of(k, (i, j, zero) -> i == j ? precision[i] : 0));
  }

  /** Whether every effect is infinite, and all in one direction. */
  boolean isOneSided() {
    boolean up = false;
    boolean down = false;
    for (int i = 0; i < eta.length; i++) {
      if (precision.get(i, i) > 0) {
        return false;
      }
      up |= eta[i] > CLEARLY;
      down |= eta[i] < -CLEARLY;
    }
    return up != down;
  }

  /** Newton's method on a concave function, up to where it is flat. */
  private static Maximum maximum(PredictorLikelihood likelihood) {
    double[] out = new double[3];
    double eta = 0;
    likelihood.at(eta, out);
    for (int n = 0; n < MAX_ITERATIONS && -out[2] > 1e-14; n++) {
      double step = -out[1] / out[2];
      double share = Math.min(1, LONGEST_STEP / Math.abs(step));
      eta += share * step;
      likelihood.at(eta, out);
      if (Math.abs(step) < 1e-12 * Math.max(1, Math.abs(eta))) {
        break;
      }
    }
    return new Maximum(out[0], eta, -out[2] > FLAT ? -out[2] : 0);
  }
}
