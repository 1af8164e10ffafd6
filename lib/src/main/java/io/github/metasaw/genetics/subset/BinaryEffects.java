package io.github.metasaw.genetics.subset;

import io.github.metasaw.distribution.Normal;
import java.io.Serializable;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The binary effects test of Han and Eskin (2012, PLoS Genet. 8, e1002555): studies weighted by
 * their m-values, z = sum(mi wi yi) / sqrt(sum(mi^2 wi)), wi = 1 / sei^2. As the weights depend on
 * the estimates, z is not normal under the null hypothesis; {@link BinaryEffectsSampler} samples
 * its p value.
 *
 * @param z the statistic
 * @param logP ln of its two-sided p value, by sampling
 */
public record BinaryEffects(double z, double logP) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of a SNP that no study has. */
  public static final BinaryEffects NONE = new BinaryEffects(Double.NaN, Double.NaN);

  /** The statistic of estimates times precisions; {@code m} is overwritten by the m-values. */
  static double statistic(EffectSets sets, double[] w, double[] wy, double[] m) {
    sets.evaluate(wy, m);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < w.length; i++) {
      sum += m[i] * wy[i];
      squares += m[i] * m[i] * w[i];
    }
    return sum / Math.sqrt(squares);
  }

  /**
   * Computes one SNP.
   *
   * @param k number of studies, 1 or more
   * @param yi estimates; more than k are ignored
   * @param wi their precisions, 1 / sei^2, positive and finite
   * @param sampler which samples p values
   * @return statistic and p value
   */
  @API(status = API.Status.INTERNAL)
  public static BinaryEffects of(int k, double[] yi, double[] wi, BinaryEffectsSampler sampler) {
    double[] w = Arrays.copyOf(wi, k);
    double[] wy = new double[k];
    for (int i = 0; i < k; i++) {
      wy[i] = w[i] * yi[i];
    }
    EffectSets sets = new EffectSets(w, sampler.sd(), sampler.logPrior(k));
    double z = statistic(sets, w, wy, new double[k]);
    double logP = k == 1 ? Normal.logTwoSided(z) : Math.min(0, sampler.logP(Math.abs(z), w, sets));
    return new BinaryEffects(z, Double.isNaN(z) ? Double.NaN : logP);
  }
}
