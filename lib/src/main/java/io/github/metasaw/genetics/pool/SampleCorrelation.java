package io.github.metasaw.genetics.pool;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.genetics.snp.SampleOverlap;
import io.github.metasaw.linalg.Cholesky;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Correlations of the estimates of studies that share persons: those of their z scores at SNPs
 * without association (Lin and Sullivan 2009, Am. J. Hum. Genet. 85, 862, have them from the
 * numbers of shared cases and controls).
 *
 * @param studies names [k]
 * @param r correlations, 1 on the diagonal [k][k]
 */
public record SampleCorrelation(List<String> studies, double[][] r) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Standard errors that chance does not exceed. */
  private static final int ERRORS = 5;

  /** Studies with larger ones are the same, of which one tells nothing more. */
  private static final double LARGEST = 0.99;

  /** Copies the arrays. */
  public SampleCorrelation {
    studies = List.copyOf(studies);
    r = Arrays.stream(r).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Those that z scores tell. One that chance may have made is 0, and so is a negative one, which
   * shared persons do not make.
   *
   * @param studies names [k]
   * @param overlap of their samples
   * @return the correlations
   * @throws MetaException if together they are none, as for the same study twice
   */
  public static SampleCorrelation of(List<String> studies, SampleOverlap overlap) {
    int k = studies.size();
    double[][] r = new double[k][k];
    double[] packed = new double[k * k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        SampleOverlap.Correlation c = overlap.correlation(i, j);
        boolean isReal = c.n() > 0 && c.r() > ERRORS * c.error();
        r[i][j] = isReal ? c.r() : 0;
        r[j][i] = r[i][j];
        packed[i * k + j] = r[i][j];
      }
      r[i][i] = 1;
      packed[i * k + i] = 1;
    }
    SampleCorrelation correlation = new SampleCorrelation(studies, r);
    if (correlation.largest() >= LARGEST || !Cholesky.ofSize(k).factor(packed)) {
      throw correlation.notOne();
    }
    return correlation;
  }

  private double largest() {
    double largest = 0;
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < i; j++) {
        largest = Math.max(largest, r[i][j]);
      }
    }
    return largest;
  }

  private MetaException notOne() {
    double largest = largest();
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < i; j++) {
        if (r[i][j] == largest) {
          return MetaException.of(
              String.format(
                  Locale.ROOT,
                  "the z scores of %s and %s have a correlation of %.2f at SNPs without association, too large to be corrected for: leave one of them out",
                  PlainText.quoted(studies.get(j)),
                  PlainText.quoted(studies.get(i)),
                  largest));
        }
      }
    }
    throw new IllegalStateException();
  }

  /**
   * One of the correlations.
   *
   * @param i number of a study, from 0
   * @param j number of another
   * @return from 0 to 1
   */
  public double get(int i, int j) {
    return r[i][j];
  }

  /** All correlations in words. */
  @Override
  public String toString() {
    return Arrays.deepToString(r);
  }
}
