package io.github.metasaw.genetics.scan;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.genetics.pool.SampleCorrelation;
import io.github.metasaw.genetics.snp.Snp;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Sample sizes and frequencies of one SNP, and the test that weights studies by their sample sizes
 * (Stouffer's method, as METAL's scheme {@code SAMPLESIZE}: Willer, Li and Abecasis 2010,
 * Bioinformatics 26, 2190).
 *
 * @param n persons in all studies together; NaN if the size of one is unknown
 * @param frequency mean of the effect allele, weights 1 / sei^2; NaN if no study has one
 * @param minFrequency least of the studies; NaN if no study has one
 * @param maxFrequency largest of the studies; NaN if no study has one
 * @param z sum(sqrt(ni) zi) / sqrt(sum(ni)), zi = yi / sei; NaN if the size of a study is unknown
 * @param logP ln of the two-sided p value of z
 */
public record SampleTests(
    double n, double frequency, double minFrequency, double maxFrequency, double z, double logP)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final double NAN = Double.NaN;

  /** Of a SNP without sizes and frequencies. */
  static final SampleTests NONE = new SampleTests(NAN, NAN, NAN, NAN, NAN, NAN);

  /**
   * Computes them from the studies that have an estimate.
   *
   * @param snp k estimates of independent studies, with sizes and frequencies, NaN where unknown
   */
  static SampleTests of(Snp snp) {
    return of(snp, null);
  }

  /**
   * The same of studies that may share persons.
   *
   * @param snp k estimates with sizes and frequencies, NaN where unknown
   * @param correlation of studies that share persons, by which the variance of z is larger; null
   *     for independent ones
   */
  static SampleTests of(Snp snp, @Nullable SampleCorrelation correlation) {
    double n = 0;
    double weighted = 0;
    double weights = 0;
    double least = NAN;
    double largest = NAN;
    double sum = 0;
    int k = 0;
    for (int i = 0; i < snp.yi().length; i++) {
      double z = snp.yi()[i] / snp.sei()[i];
      if (Double.isNaN(z)) {
        continue;
      }
      k++;
      n += snp.sizes()[i];
      sum += Math.sqrt(snp.sizes()[i]) * z;
      double frequency = snp.frequencies()[i];
      if (frequency >= 0) {
        double weight = 1 / (snp.sei()[i] * snp.sei()[i]);
        weights += weight;
        weighted += weight * frequency;
        least = least <= frequency ? least : frequency;
        largest = largest >= frequency ? largest : frequency;
      }
    }
    if (k == 0) {
      return NONE;
    }
    double z = sum / Math.sqrt(correlation == null ? n : variance(snp, correlation));
    return new SampleTests(
        n, weights > 0 ? weighted / weights : NAN, least, largest, z, Normal.logTwoSided(z));
  }

  /** Of sum(sqrt(ni) zi). */
  private static double variance(Snp snp, SampleCorrelation correlation) {
    double variance = 0;
    for (int i = 0; i < snp.yi().length; i++) {
      for (int j = 0; j < snp.yi().length; j++) {
        boolean areThere =
            !Double.isNaN(snp.yi()[i] / snp.sei()[i]) && !Double.isNaN(snp.yi()[j] / snp.sei()[j]);
        if (areThere) {
          variance += correlation.get(i, j) * Math.sqrt(snp.sizes()[i] * snp.sizes()[j]);
        }
      }
    }
    return variance;
  }
}
